import pg from 'pg'
import { readLayout, type PresentTable } from './layout'
import { getRun, takeImportLock } from './runs'
import { LegacyDatabase } from './sqlite-file'
import { readRow } from './stage'
import { StagedRow, type SqlRow, type SqlValue } from './staged-row'
import { legacyTables } from './tables'
import { rowsOf } from './table-rows'
import { asJson } from './write-problems'

type Problem = { id: string; table_name: string; row_number: string; raw: Record<string, unknown> }

/**
 * Imports the rows of a run that somebody mended, each as if the file had said so from the start: same reading, same
 * checks, and derived rows by trigger. What still does not fit stays set aside, with its new reason.
 */
export async function retryProblems(
  settings: pg.ClientConfig,
  run: number,
): Promise<{ imported: number; stillOpen: number }> {
  const client = new pg.Client({ ...settings, application_name: 'substantia-import' })
  await client.connect()
  try {
    await takeImportLock(client)
    const row = await getRun(client, run)
    const { rows: problems } = await client.query<Problem>(
      "select id, table_name, row_number, raw from import_problems where run_id = $1 and state = 'retry' and kind = 'quarantined'",
      [run],
    )
    if (!row?.file_path || problems.length === 0) return { imported: 0, stillOpen: 0 }
    const database = new LegacyDatabase(row.file_path, row.file_name)
    try {
      return await retry(client, run, database, problems, row.time_zone)
    } finally {
      database.close()
    }
  } finally {
    await client.end()
  }
}

async function retry(client: pg.Client, run: number, database: LegacyDatabase, problems: Problem[], timeZone: string) {
  const { tables } = readLayout(database)
  const context = { timeZone, startedAt: `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z` }
  await client.query('begin')
  try {
    await client.query('select staging.clear()')
    for (const table of tables) {
      const mine = new Map(
        problems
          .filter(({ table_name: name }) => name === table.name)
          .map((problem) => [Number(problem.row_number), problem]),
      )
      if (mine.size === 0) continue
      for (const { number, source } of originals(database, table, mine)) {
        await stageOne(
          client,
          table,
          number,
          readRow(table, new StagedRow(source, context), Object.keys(table.columns)),
        )
      }
      if (table.name !== 'patient_statistics') await client.query(`select staging.load_${table.name}($1)`, [run])
    }
    await client.query('select staging.derive_assignments($1), staging.derive_report_status($1)', [run])
    await client.query('select staging.judge_derived_rows()')
    const result = await settle(client, run, problems)
    await client.query('select staging.clear()')
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** The rows as the file has them, with what somebody changed put in: giant cells were never copied out whole. */
function* originals(
  database: LegacyDatabase,
  table: PresentTable,
  wanted: Map<number, Problem>,
): Generator<{ number: number; source: SqlRow }> {
  let number = 0
  for (const source of rowsOf(database, table)) {
    number += 1
    const problem = wanted.get(number)
    if (!problem) continue
    const before = asJson(source)
    const changed = Object.entries(problem.raw).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
    )
    yield {
      number,
      source: { ...source, ...Object.fromEntries(changed.map(([name, value]) => [name, toSqlValue(value)])) },
    }
  }
}

function toSqlValue(value: unknown): SqlValue {
  return typeof value === 'string' || typeof value === 'number'
    ? value
    : value === null || value === undefined
      ? null
      : JSON.stringify(value)
}

async function stageOne(client: pg.Client, table: PresentTable, number: number, values: (string | null)[]) {
  const columns = ['row_number', 'rejected', 'rejected_field', 'repairs', 'legacy', ...Object.keys(table.columns)].map(
    (name) => `"${name}"`,
  )
  const cells = [String(number), ...values]
  await client.query(
    `insert into staging.${table.name} (${columns.join(', ')}) values (${cells.map((_, index) => `$${index + 1}`).join(', ')})`,
    cells,
  )
}

async function settle(client: pg.Client, run: number, problems: Problem[]) {
  let imported = 0
  for (const { name, id } of legacyTables.filter((table) =>
    problems.some((problem) => problem.table_name === table.name),
  )) {
    const { rowCount } = await client.query(
      `update import_problems p set state = 'imported', resolved_at = now(), row_id = s."${id}"
         from staging.${name} s
        where p.run_id = $1 and p.table_name = $2 and p.state = 'retry' and p.kind = 'quarantined'
          and s.row_number = p.row_number and s.rejected is null`,
      [run, name],
    )
    imported += rowCount ?? 0
    await client.query(
      `update import_problems p set state = 'open', reason = s.rejected, field = s.rejected_field
         from staging.${name} s
        where p.run_id = $1 and p.table_name = $2 and p.state = 'retry' and p.kind = 'quarantined'
          and s.row_number = p.row_number and s.rejected is not null`,
      [run, name],
    )
  }
  return { imported, stillOpen: problems.length - imported }
}

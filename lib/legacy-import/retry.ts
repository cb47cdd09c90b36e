import pg from 'pg'
import { readLayout, type PresentTable } from './layout'
import { getRun, takeImportLock } from './runs'
import { LegacyDatabase } from './sqlite-file'
import { readRow } from './stage'
import { StagedRow, type ReadingContext, type SqlRow, type SqlValue } from './staged-row'
import { rowsOf } from './table-rows'
import { asJson, writeRepairs } from './write-problems'

type Problem = { id: string; row_number: string; raw: Record<string, unknown> }
type Tried = { table: PresentTable; problems: Problem[] }

/**
 * Imports the rows of a run that somebody mended, each as if the file had said so from the start: same reading, same
 * checks, and derived rows by trigger. Rows that were set aside because one of them was not there come with it. What still
 * does not fit stays set aside, with its new reason.
 */
export async function retryProblems(
  settings: pg.ClientConfig,
  run: number,
): Promise<{ imported: number; stillOpen: number }> {
  const client = new pg.Client({ ...settings, application_name: 'substantia-import' })
  client.on('error', () => {}) // a lost connection is told by the next query; unheard, it would end the process
  await client.connect()
  try {
    await takeImportLock(client)
    return await retryOf(client, run)
  } finally {
    await client.end()
  }
}

async function retryOf(client: pg.Client, run: number) {
  const row = await getRun(client, run)
  if (row?.status !== 'completed' || !row.file_path) {
    await reopen(client, run) // taken back meanwhile: there is nothing to add them to
    return { imported: 0, stillOpen: 0 }
  }
  try {
    const database = new LegacyDatabase(row.file_path, row.file_name)
    try {
      return await retry(client, run, database, row.time_zone)
    } finally {
      database.close()
    }
  } catch (error) {
    await reopen(client, run).catch(() => {}) // else it would be tried for ever, before everything else that waits
    throw error
  }
}

async function reopen(client: pg.Client, run: number) {
  await client.query("update import_problems set state = 'open' where run_id = $1 and state = 'retry'", [run])
}

async function retry(client: pg.Client, run: number, database: LegacyDatabase, timeZone: string) {
  const { tables } = readLayout(database)
  const context = { timeZone, startedAt: `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z` }
  const tried: Tried[] = []
  const arrived: string[] = []
  await client.query('begin')
  try {
    await client.query('select staging.clear()')
    for (const table of tables) {
      const problems = await rowsToTry(client, run, table, arrived)
      if (problems.length === 0) continue
      await stageRows(client, database, table, problems, context)
      if (table.name !== 'patient_statistics') await client.query(`select staging.load_${table.name}($1)`, [run])
      arrived.push(...(await idsThatArrived(client, table)))
      tried.push({ table, problems })
    }
    await client.query('select staging.derive_assignments($1), staging.derive_report_status($1)', [run])
    await client.query('select staging.judge_derived_rows()')
    const result = await settle(client, run, tried)
    await client.query('select staging.clear()')
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** What somebody mended, and what was only set aside because a record was missing that is there now. */
async function rowsToTry(client: pg.Client, run: number, { name }: PresentTable, arrived: string[]) {
  const { rows } = await client.query<Problem>(
    `select id, row_number, raw from import_problems
      where run_id = $1 and table_name = $2 and kind = 'quarantined'
        and (state = 'retry' or (state = 'open' and reason like 'missing-%' and raw ->> field = any ($3)))`,
    [run, name, arrived],
  )
  return rows
}

/** How other rows may name those that came in: by id, and a doctor by that of her account. */
async function idsThatArrived(client: pg.Client, { name, id }: PresentTable): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select "${id}" as id from staging.${name} where rejected is null
     ${name === 'doctors' ? `union all select user_id from staging.doctors where rejected is null` : ''}`,
  )
  return rows.map((row) => row.id)
}

async function stageRows(
  client: pg.Client,
  database: LegacyDatabase,
  table: PresentTable,
  problems: Problem[],
  context: ReadingContext,
) {
  const wanted = new Map(problems.map((problem) => [Number(problem.row_number), problem]))
  const columns = Object.keys(table.columns)
  for (const { number, source } of originals(database, table, wanted)) {
    await stageOne(client, table, number, readRow(table, new StagedRow(source, context), columns))
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

async function settle(client: pg.Client, run: number, tried: Tried[]) {
  let imported = 0
  let all = 0
  for (const { table, problems } of tried) {
    all += problems.length
    const ids = problems.map(({ id }) => id)
    const { rowCount } = await client.query(
      `update import_problems p set state = 'imported', resolved_at = now(), row_id = s."${table.id}"
         from staging.${table.name} s
        where p.id = any ($1) and s.row_number = p.row_number and s.rejected is null`,
      [ids],
    )
    imported += rowCount ?? 0
    await client.query(
      `update import_problems p set state = 'open', reason = s.rejected, field = s.rejected_field
         from staging.${table.name} s
        where p.id = any ($1) and s.row_number = p.row_number and s.rejected is not null`,
      [ids],
    )
    await writeRepairs(client, run, table)
  }
  return { imported, stillOpen: all - imported }
}

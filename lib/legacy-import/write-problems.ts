import type pg from 'pg'
import type { PresentTable } from './layout'
import type { LegacyDatabase } from './sqlite-file'
import { storable, type SqlRow } from './staged-row'
import { rowsOf, textFacts } from './table-rows'

/**
 * Keeps what was repaired, field by field, and every row that was set aside, whole and as the file has it. Only tables
 * with rows set aside are read a second time.
 */
export async function writeProblems(
  client: pg.Client,
  run: number,
  database: LegacyDatabase,
  tables: PresentTable[],
): Promise<void> {
  for (const table of tables) {
    await writeRepairs(client, run, table)
    const { rows } = await client.query<{
      row_number: string
      row_id: string | null
      rejected: string
      rejected_field: string | null
    }>(
      `select row_number, "${table.id}" as row_id, rejected, rejected_field from staging.${table.name} where rejected is not null`,
    )
    if (rows.length > 0)
      await writeQuarantine(client, run, database, table, new Map(rows.map((row) => [Number(row.row_number), row])))
  }
}

/** What was repaired in the staged rows of a table that were not set aside. */
export async function writeRepairs(client: pg.Client, run: number, { name, id }: PresentTable): Promise<void> {
  await client.query(
    `insert into import_problems (run_id, table_name, row_number, row_id, kind, reason, field, detail)
     select $1, $2, s.row_number, s."${id}", 'repaired', repair ->> 'reason', repair ->> 'field', repair ->> 'was'
       from staging.${name} s, jsonb_array_elements(s.repairs) repair
      where s.rejected is null`,
    [run, name],
  )
}

type Rejected = { row_id: string | null; rejected: string; rejected_field: string | null }

async function writeQuarantine(
  client: pg.Client,
  run: number,
  database: LegacyDatabase,
  table: PresentTable,
  rejected: Map<number, Rejected>,
) {
  let number = 0
  for (const source of rowsOf(database, table)) {
    number += 1
    const found = rejected.get(number)
    if (!found) continue
    await client.query(
      `insert into import_problems (run_id, table_name, row_number, row_id, kind, reason, field, raw)
       values ($1, $2, $3, $4, 'quarantined', $5, $6, $7)`,
      [run, table.name, number, found.row_id, found.rejected, found.rejected_field, JSON.stringify(asJson(source))],
    )
  }
}

const longestCell = 100_000

// nobody needs to see a hash to mend a row, and the retry takes it from the file
const secret = 'password_hash'

/** A row as JSON that PostgreSQL takes: bytes as base64, no NUL; a giant cell is cut, and says so. The file has it whole. */
export function asJson(source: SqlRow): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(source)
      .filter(([name]) => name !== textFacts && name !== secret)
      .map(([name, value]) => {
        if (value instanceof Uint8Array)
          return [name, { base64: Buffer.from(value.subarray(0, longestCell)).toString('base64'), bytes: value.length }]
        if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value)))
          return [name, String(value)]
        if (typeof value !== 'string') return [name, value]
        return [
          name,
          storable(
            value.length > longestCell ? `${value.slice(0, longestCell)}… (${value.length} characters in all)` : value,
          ),
        ]
      }),
  )
}

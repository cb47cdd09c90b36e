import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ClientBase } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { loadOrder, type Table } from './rows.ts'
import type { TimeOrderedLines } from './time-ordered-lines.ts'

export type RowCounts = Partial<Record<Table, number>>

/** Copies every table, parents first. Triggers must be off: see app.set_derivation. */
export async function copyTables(
  client: ClientBase,
  lines: TimeOrderedLines,
  onTable: (table: Table, rows: number) => void = () => {},
): Promise<RowCounts> {
  const counts: RowCounts = {}
  for (const table of loadOrder) {
    const rows = lines.rowsOf(table)
    if (rows === 0) continue
    const columns = lines
      .columnsOf(table)
      .map((column) => client.escapeIdentifier(column))
      .join(', ')
    const copy = client.query(copyFrom(`copy public.${table} (${columns}) from stdin`))
    await pipeline(Readable.from(lines.textOf(table), { objectMode: true }), copy)
    counts[table] = rows
    onTable(table, rows)
  }
  return counts
}

/** Runs the work in one transaction: all of it stays, or nothing. */
export async function inTransaction<Result>(client: ClientBase, work: () => Promise<Result>): Promise<Result> {
  await client.query('begin')
  try {
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

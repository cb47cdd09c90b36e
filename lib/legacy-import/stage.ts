import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { PresentTable } from './layout'
import type { LegacyDatabase } from './sqlite-file'
import { rowsOf } from './table-rows'
import { StagedRow, storable, type ReadingContext } from './staged-row'

const bookkeeping = ['rejected', 'rejected_field', 'repairs', 'legacy']
const chunkLength = 256 * 1024
const rowsPerBeat = 2000

/**
 * Reads a legacy table row by row and copies it into its staging table. Returns how many rows were read, after proving
 * that exactly these arrived: the same number, with the same order-free hash of their contents.
 */
export async function stageTable(
  client: pg.Client,
  database: LegacyDatabase,
  table: PresentTable,
  context: ReadingContext,
  onRows: (count: number) => void,
): Promise<number> {
  const columns = Object.keys(table.columns)
  const names = ['row_number', ...bookkeeping, ...columns].map((name) => `"${name}"`).join(', ')
  const stream = client.query(copyFrom(`copy staging.${table.name} (${names}) from stdin`))
  const arrived = finished(stream)
  arrived.catch(() => {}) // it is awaited below, also where the stream waits to drain: a dead one never does
  let count = 0
  let sum = 0n
  let chunk = ''
  for (const source of rowsOf(database, table)) {
    count += 1
    const values = readRow(table, new StagedRow(source, context), columns)
    sum += contentHash(values)
    chunk += `${count}\t${values.map(escaped).join('\t')}\n`
    if (chunk.length > chunkLength) {
      if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), arrived])
      chunk = ''
    }
    if (count % rowsPerBeat === 0) onRows(count)
  }
  stream.end(chunk)
  await arrived
  await requireArrived(client, table.name, columns, count, BigInt.asUintN(64, sum))
  return count
}

/** One row as staged: reason and field of rejection, repairs, what no column holds, then the columns. */
export function readRow(table: PresentTable, row: StagedRow, columns: string[]): (string | null)[] {
  const values = columns.map((name) => table.columns[name]?.(row, row.source[name], name) ?? null)
  for (const name of table.unknown) {
    const value = row.source[name]
    if (value !== null && value !== undefined)
      row.keep(name, value instanceof Uint8Array ? `${value.length} bytes` : storable(String(value)))
  }
  return [
    row.rejected?.reason ?? null,
    row.rejected?.field ?? null,
    row.repairs.length > 0 ? JSON.stringify(row.repairs) : null,
    row.legacy ? JSON.stringify(row.legacy) : null,
    ...values,
  ]
}

const special = /[\\\t\n\r]/
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escaped(value: string | null) {
  if (value === null) return '\\N'
  return special.test(value) ? value.replaceAll(/[\\\t\n\r]/g, (character) => escapes[character] ?? character) : value
}

const separator = '\u001f'
const nothing = '\u001e'

/** 64 bits of a row; summed over a table they do not depend on the order. */
function contentHash(values: (string | null)[]): bigint {
  const text = values
    .slice(bookkeeping.length)
    .map((value) => value ?? nothing)
    .join(separator)
  return createHash('md5').update(text).digest().readBigUInt64BE(0)
}

async function requireArrived(client: pg.Client, table: string, columns: string[], count: number, hash: bigint) {
  const cells = columns.map((name) => `coalesce("${name}"::text, E'\\u001e')`).join(', ')
  const {
    rows: [arrived],
  } = await client.query<{ count: string; hash: string }>(
    `select count(*) as count, coalesce(sum(('x' || left(md5(concat_ws(E'\\u001f', ${cells})), 16))::bit(64)::bigint), 0) as hash
       from staging.${table}`,
  )
  if (Number(arrived?.count) !== count || BigInt.asUintN(64, BigInt(arrived?.hash ?? 0)) !== hash) {
    throw new Error(`The rows of ${table} did not arrive as they were read: ${arrived?.count} of ${count}.`)
  }
}

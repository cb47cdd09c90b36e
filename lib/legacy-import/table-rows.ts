import { isUtf8 } from 'node:buffer'
import type { PresentTable } from './layout'
import { quoted, type LegacyDatabase } from './sqlite-file'
import type { SqlRow } from './staged-row'

/** A column of every row that `rowsOf` gives and of no file: what the row says of its own texts. */
export const textFacts = ' text facts'

/**
 * A table's rows in the order of its file, with every column by its lower-case name. The driver ends a text at its first
 * NUL and misreads bytes that are no UTF-8, both without a word. Such a row is known by the length of its texts; from it
 * on texts are read as bytes, and what no text can hold becomes NUL, which every reader notes and replaces.
 */
export function* rowsOf(database: LegacyDatabase, { name, present, unknown }: PresentTable): Generator<SqlRow> {
  const names = [...present, ...unknown]
  const columns = names.map(quoted)
  let sound = 0
  let misread = false
  for (const row of database.rows(
    `select ${columns.map((column) => `${column} as ${column}`).join(', ')}, ${inHalves(columns.map(octets), '+')} as "${textFacts}" from ${quoted(name)}`,
  )) {
    misread = Number(row[textFacts]) !== octetsOfTexts(row)
    if (misread) break
    yield row
    sound += 1
  }
  if (!misread) return
  const asBytes = columns.map(
    (column) => `case typeof(${column}) when 'text' then cast(${column} as blob) else ${column} end as ${column}`,
  )
  const types = columns.map((column) => `substr(typeof(${column}), 1, 1)`)
  for (const row of database.rows(
    `select ${asBytes.join(', ')}, ${inHalves(types, '||')} as "${textFacts}" from ${quoted(name)} limit -1 offset ${sound}`,
  )) {
    yield decoded(row, names)
  }
}

function octets(column: string) {
  return `case typeof(${column}) when 'text' then octet_length(${column}) else 0 end`
}

/** In halves: SQLite takes no expression that is nested as deep as a table may be wide. */
function inHalves(terms: string[], operator: '+' | '||'): string {
  if (terms.length < 2) return terms[0] ?? '0'
  const middle = Math.ceil(terms.length / 2)
  return `(${inHalves(terms.slice(0, middle), operator)} ${operator} ${inHalves(terms.slice(middle), operator)})`
}

function octetsOfTexts(row: SqlRow) {
  let total = 0
  for (const name in row) {
    const value = row[name]
    if (typeof value === 'string') total += Buffer.byteLength(value)
  }
  return total
}

function decoded(row: SqlRow, names: string[]): SqlRow {
  const types = String(row[textFacts])
  return Object.fromEntries(
    names.map((name, index) => {
      const value = row[name] ?? null
      return [name, types[index] === 't' && value instanceof Uint8Array ? textOf(value) : value]
    }),
  )
}

function textOf(bytes: Uint8Array) {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  return isUtf8(bytes) ? text : text.replaceAll('\uFFFD', '\0')
}

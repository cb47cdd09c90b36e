import fs from 'node:fs'
import path from 'node:path'
import sqlite, { type Database } from 'node-sqlite3-wasm'
import { schemaOf, type LegacyLayout } from './legacy-schema.ts'

export type LegacyValue = string | number | bigint | Uint8Array | null
export type LegacyRow = Record<string, LegacyValue>
export type LegacyContents = Record<string, LegacyRow[]>

export type FileOptions = {
  layout?: LegacyLayout
  /** Column definitions instead of the layout's; null leaves the table out. */
  tables?: Record<string, string | null>
  /** Columns without a type keep a number a number and bytes bytes. */
  untyped?: boolean
  /** SQL that runs at the end, for what no layout has. */
  sql?: string
}

/** Writes a file of the old system with these rows. */
export function writeLegacyFile(
  file: string,
  contents: LegacyContents,
  { layout = 'base', tables = {}, untyped, sql }: FileOptions = {},
) {
  withDatabase(file, (database) => {
    database.exec('pragma journal_mode = off; pragma synchronous = off; begin')
    for (const [name, columns] of Object.entries({ ...schemaOf(layout), ...tables })) {
      if (columns === null) continue
      database.exec(`create table ${name} (${untyped ? withoutTypes(columns) : columns})`)
      insertRows(database, name, contents[name] ?? [])
    }
    if (sql) database.exec(sql)
    database.exec('commit')
  })
  return file
}

/** Runs `work` on a writable database; leaves nothing but the file. */
export function withDatabase(file: string, work: (database: Database) => void) {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const database = new sqlite.Database(file)
  try {
    work(database)
  } finally {
    database.close()
  }
}

function insertRows(database: Database, table: string, rows: LegacyRow[]) {
  for (const row of rows) {
    const names = Object.keys(row).map((name) => `"${name}"`)
    const places = Object.values(row).map((value) => (holdsNul(value) ? 'cast(? as text)' : '?'))
    const values = Object.values(row).map((value) => (holdsNul(value) ? Buffer.from(value) : value))
    database.run(`insert into "${table}" (${names.join(', ')}) values (${places.join(', ')})`, values)
  }
}

/** The driver cuts a text at its first NUL; bytes it leaves alone. */
function holdsNul(value: LegacyValue): value is string {
  return typeof value === 'string' && value.includes('\0')
}

/** All rows of a table as the file has them. */
export function readRows(file: string, table: string): LegacyRow[] {
  let rows: LegacyRow[] = []
  withDatabase(file, (database) => {
    rows = database.all(`select * from "${table}"`) as LegacyRow[]
  })
  return rows
}

function withoutTypes(columns: string) {
  return columns
    .split(/,(?![^(]*\))/)
    .map((definition) => definition.trim().split(/\s/)[0])
    .join(', ')
}

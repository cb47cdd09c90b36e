import { LegacyFileError } from './legacy-error'
import type { LegacyDatabase } from './sqlite-file'
import { storable } from './staged-row'
import { legacyTables, type LegacyTable } from './tables'

export type Layout = 'base' | 'enhanced' | 'old'

/** A legacy table as it is in one file: which of our columns it has, and which of its own we do not know. */
export type PresentTable = LegacyTable & { present: string[]; unknown: string[] }

const enhancedTables = legacyTables.filter(({ enhanced }) => enhanced).map(({ name }) => name)
const indispensable = ['users', 'patients', 'sessions']

/**
 * What the file holds, from its columns; no version number is believed. Only plain tables count: a view or a virtual
 * table of that name would run code of the file's choosing.
 */
export function readLayout(database: LegacyDatabase): { layout: Layout; tables: PresentTable[]; ignored: string[] } {
  const schema = database.all(
    "select lower(name) as name, type, sql from sqlite_master where type in ('table', 'view') and name not like 'sqlite!_%' escape '!'",
  )
  const names = new Map(
    schema.map(({ name, type, sql }) => [String(name), { type: String(type), sql: String(sql ?? '') }]),
  )
  for (const { name } of legacyTables) requirePlain(name, names.get(name))
  const missing = indispensable.filter((name) => !names.has(name))
  if (missing.length > 0) {
    throw new LegacyFileError(
      `This is an SQLite database, but not one of the old system: it has no table ${missing.join(', no table ')}. Check that it is the right file.`,
    )
  }
  const tables = legacyTables.filter(({ name }) => names.has(name)).map((table) => withColumns(database, table))
  const known = new Set(legacyTables.map(({ name }) => name))
  return {
    layout: layoutOf(tables),
    tables,
    ignored: [...names.keys()].filter((name) => !known.has(name)).map(storable),
  }
}

function requirePlain(name: string, found: { type: string; sql: string } | undefined) {
  if (!found) return
  // SQLite itself writes these two words first, whatever was typed; other tables are code (and "create/**/virtual" is a forgery).
  const kind = found.type === 'view' ? 'a view' : /^create table\b/i.test(found.sql) ? null : 'a virtual table'
  if (kind)
    throw new LegacyFileError(
      `In this file ${name} is ${kind}, not a table. The old system never made that; the file cannot be imported.`,
    )
}

function withColumns(database: LegacyDatabase, table: LegacyTable): PresentTable {
  const columns = database.all(
    `select lower(name) as name from pragma_table_xinfo(${literal(table.name)}) where hidden in (0, 2, 3)`,
  )
  const names = columns.map(({ name }) => storable(String(name)))
  if (!names.includes(table.id))
    throw new LegacyFileError(
      `The table ${table.name} has no column ${table.id}, so its rows cannot be told apart. Check that it is the right file.`,
    )
  return {
    ...table,
    present: names.filter((name) => Object.hasOwn(table.columns, name)),
    unknown: names.filter((name) => !Object.hasOwn(table.columns, name)),
  }
}

function layoutOf(tables: PresentTable[]): Layout {
  if (tables.some(({ name }) => enhancedTables.includes(name))) return 'enhanced'
  return tables.find(({ name }) => name === 'sessions')?.present.includes('patient_id') ? 'base' : 'old'
}

function literal(text: string) {
  return `'${text.replaceAll("'", "''")}'`
}

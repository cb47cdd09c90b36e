/*
 * Prisma's own schema engine (the official WebAssembly build) over node-postgres: migrations without a native binary
 * and without a download. It writes the same _prisma_migrations table with the same checksums as the command line tool.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlQuery,
} from '@prisma/driver-adapter-utils'
import type * as Engine from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { connectionSettings } from './connection.ts'

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>

const migrationsFolder = path.resolve(import.meta.dirname, '../../prisma/migrations')
export const schemaFile = path.resolve(import.meta.dirname, '../../prisma/schema.prisma')

/** Applies what is missing; two at once wait for each other. Returns the names of the migrations applied. */
export async function applyMigrations(url: string): Promise<string[]> {
  if (await isCurrent(url)) return [] // without waking the engine
  const { engine, close } = await openEngine(url)
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: readMigrations(),
      filters: noFilters,
    })
    return appliedMigrationNames
  } finally {
    await close()
  }
}

/** How schema.prisma (or `schema`) differs from what the migrations build, as a readable summary; null when they agree. */
export async function schemaDrift(url: string, schema = fs.readFileSync(schemaFile, 'utf8')): Promise<string | null> {
  const { engine, close } = await openEngine(url)
  try {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'migrations', ...readMigrations() },
      to: { tag: 'schemaDatamodel', files: [{ path: schemaFile, content: schema }] },
      script: false,
      exitCode: true,
      filters: noFilters,
    })
    return exitCode === 2 ? (stdout ?? 'schema.prisma and the migrations differ') : null
  } finally {
    await close()
  }
}

/** Whether every migration here, and no other, is in the database, each with the text it has here. */
async function isCurrent(url: string): Promise<boolean> {
  const client = new pg.Client(connectionSettings(url))
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string; checksum: string }>(
      'select migration_name as name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null order by 1',
    )
    const wanted = readMigrations().migrationDirectories.map(
      ({ path: name, migrationFile: { content } }) =>
        `${name} ${createHash('sha256').update(content.value).digest('hex')}`,
    )
    return rows.map(({ name, checksum }) => `${name} ${checksum}`).join() === wanted.join()
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '42P01') return false // nothing was ever applied
    throw error
  } finally {
    await client.end()
  }
}

const noFilters = { externalTables: [], externalEnums: [] }

function readMigrations() {
  const read = (file: string) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null)
  const folders = fs.readdirSync(migrationsFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return {
    baseDir: migrationsFolder,
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: read(path.join(migrationsFolder, 'migration_lock.toml')) },
    migrationDirectories: folders
      .map(({ name }) => name)
      .sort()
      .map((name) => {
        const sql = read(path.join(migrationsFolder, name, 'migration.sql'))
        const content =
          sql === null
            ? { tag: 'error' as const, value: `${name}/migration.sql is missing` }
            : { tag: 'ok' as const, value: sql }
        return { path: name, migrationFile: { path: 'migration.sql', content } }
      }),
  }
}

async function openEngine(url: string): Promise<{ engine: Engine.SchemaEngine; close: () => Promise<void> }> {
  const { SchemaEngine } = await loadEngine()
  const factory = new MigrationAdapterFactory(url)
  const datamodels: [string, string][] = [[schemaFile, fs.readFileSync(schemaFile, 'utf8')]]
  const engine = await SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory))
  return { engine, close: () => factory.close() }
}

let loaded: typeof Engine | undefined

async function loadEngine() {
  if (loaded) return loaded
  const require = createRequire(import.meta.url)
  const folder = path.dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'))
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const { instance } = await WebAssembly.instantiate(fs.readFileSync(path.join(folder, 'schema_engine_bg.wasm')), {
    './schema_engine_bg.js': { ...glue },
  })
  const bindings: { __wbg_set_wasm?: (exports: WebAssembly.Exports) => void } = { ...glue }
  bindings.__wbg_set_wasm?.(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  loaded = glue
  return glue
}

/** PrismaPg as the schema engine needs it; each override mends something that adapter-pg 7.10 does otherwise. */
class MigrationAdapterFactory extends PrismaPg {
  readonly #settings: pg.ClientConfig
  readonly #open = new Set<Adapter>()

  constructor(url: string | pg.ClientConfig) {
    const settings = typeof url === 'string' ? connectionSettings(url) : url
    super({ ...settings, max: 1 })
    this.#settings = settings
  }

  override async connect() {
    const adapter = withWholeScripts(withCharColumns(await super.connect()))
    this.#open.add(adapter)
    return adapter
  }

  /** The engine never closes its connections itself. */
  async close() {
    for (const adapter of this.#open) await adapter.dispose()
    this.#open.clear()
  }

  /** A database of its own: the inherited one would replay the migrations in the real database. */
  override async connectToShadowDb() {
    const name = `substantia_shadow_${crypto.randomUUID().replaceAll('-', '')}`
    await execute(this.#settings, `create database "${name}" template template0`)
    const shadow = await new MigrationAdapterFactory({ ...this.#settings, database: name }).connect()
    const dispose = shadow.dispose.bind(shadow)
    shadow.dispose = async () => {
      await dispose()
      // not by force: autovacuum may be in it just then, which only a superuser may end, but which makes way by itself
      await execute(this.#settings, `drop database if exists "${name}"`)
    }
    return shadow
  }
}

async function execute(settings: pg.ClientConfig, sql: string) {
  const client = new pg.Client(settings)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** One message per script: the inherited method cuts at every semicolon, also inside function bodies. */
function withWholeScripts(adapter: Adapter): Adapter {
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script)
    } catch (error) {
      throw toDriverError(error, script)
    }
  }
  return adapter
}

const charType = 18
const textType = 25

/** PostgreSQL's internal "char", used by pg_constraint, is unknown to the adapter. */
function withCharColumns(adapter: Adapter): Adapter {
  const queryRaw = adapter.queryRaw
  adapter.queryRaw = async (query: SqlQuery) => {
    const charColumns: number[] = []
    const performIO = async (inner: SqlQuery) => {
      const perform: (query: SqlQuery) => Promise<pg.QueryResult> = Reflect.get(adapter, 'performIO').bind(adapter)
      const result = await perform(inner)
      result.fields.forEach((field, index) => {
        if (field.dataTypeID !== charType) return
        charColumns.push(index)
        field.dataTypeID = textType
      })
      return result
    }
    const answer = await queryRaw.call(Object.create(adapter, { performIO: { value: performIO } }), query)
    for (const index of charColumns) answer.columnTypes[index] = ColumnTypeEnum.Character
    return answer
  }
  return adapter
}

function toDriverError(error: unknown, script: string) {
  if (!(error instanceof pg.DatabaseError)) return error
  const line = error.position ? script.slice(0, Number(error.position)).split('\n').length : undefined
  return new DriverAdapterError({
    kind: 'postgres',
    code: error.code ?? 'N/A',
    severity: error.severity ?? 'ERROR',
    message: error.message + (line ? ` (line ${line})` : ''),
    detail: error.detail,
    column: error.column,
    hint: error.hint,
  })
}

// @ts-check
/* The database of this installation: the one of DATABASE_URL, else the embedded one. Needs installed packages. */
import path from 'node:path'
import pg from 'pg'
import { supervisorOf } from '../bootstrap/lock.mjs'
import { PlainError } from '../bootstrap/plain-error.mjs'
import { startServer } from './embedded.mjs'

const oldest = 150_000

/**
 * @typedef {{ ownerUrl: string, description: string, stop: () => Promise<void> }} Database
 * @param {import('../bootstrap/settings.mjs').Settings} settings
 * @param {import('../bootstrap/secrets.mjs').Secrets} secrets
 * @returns {Promise<Database>}
 */
export async function openDatabase(settings, secrets) {
  if (settings.databaseUrl) {
    await requireReachable(settings.databaseUrl)
    return { ownerUrl: settings.databaseUrl, description: 'Database: the one DATABASE_URL names', stop: async () => {} }
  }
  const server = await startServer({ directory: path.join(settings.data, 'postgres'), port: settings.databasePort })
  const ownerUrl = await ensureOwner(server, secrets.ownerPassword)
  return {
    ownerUrl,
    description: `PostgreSQL on port ${server.port}${server.startedHere ? '' : ' (was running)'}`,
    stop: server.stop,
  }
}

/**
 * For a command line tool: joins the running database or starts it, and stops at the end only what it started itself and
 * nobody has come to use since.
 * @template Result
 * @param {import('../bootstrap/settings.mjs').Settings} settings
 * @param {import('../bootstrap/secrets.mjs').Secrets} secrets
 * @param {(ownerUrl: string) => Promise<Result>} work
 */
export async function withDatabase(settings, secrets, work) {
  const database = await openDatabase(settings, secrets)
  try {
    return await work(database.ownerUrl)
  } finally {
    if (!database.description.includes('was running') && !supervisorOf(settings.data)) await database.stop()
  }
}

/** @param {string} url */
async function requireReachable(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query(
      "select current_setting('server_version_num')::integer as version, current_setting('server_version') as name",
    )
    if (rows[0].version < oldest)
      throw new PlainError(`DATABASE_URL names PostgreSQL ${rows[0].name}; Substantia needs 15 or newer.`)
  } catch (error) {
    if (error instanceof PlainError) throw error
    const { host, pathname } = new URL(url)
    throw new PlainError(
      `The database of DATABASE_URL (${host}${pathname}) cannot be reached: ${error instanceof Error ? error.message || error.name : error}.`,
    )
  } finally {
    await client.end().catch(() => {})
  }
}

/** @param {import('./embedded.mjs').Server} server @param {string} password @returns {Promise<string>} */
async function ensureOwner(server, password) {
  const client = new pg.Client({ connectionString: server.superuserUrl('postgres'), connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    const { rows } = await client.query(
      "select exists (select from pg_roles where rolname = 'substantia_owner') as role, exists (select from pg_database where datname = 'substantia') as database",
    )
    // Not a superuser: what it may do, the owner of a hosted database may do as well.
    const verb = rows[0].role ? 'alter' : 'create'
    await client.query(
      `${verb} role substantia_owner login createdb createrole password ${client.escapeLiteral(password)}`,
    )
    // lets a large import prove all foreign keys at once at its end; a hosted owner without it takes longer
    await client.query('grant set on parameter session_replication_role to substantia_owner')
    if (!rows[0].database) await client.query('create database substantia owner substantia_owner template template0')
  } finally {
    await client.end()
  }
  return `postgresql://substantia_owner:${password}@127.0.0.1:${server.port}/substantia`
}

import path from 'node:path'
import pg from 'pg'
import { connectionSettings } from '../scripts/database/connection.ts'
import { startServer } from '../scripts/database/embedded.mjs'
import { applyMigrations } from '../scripts/database/schema-engine.ts'

export type BenchServer = {
  fresh: (name: string) => Promise<string>
  existing: (name: string) => string
  has: (name: string) => Promise<boolean>
  rename: (from: string, to: string) => Promise<void>
  stop: () => Promise<void>
}

/** A PostgreSQL for benchmarks, as durable as the real one, under the data folder; databases in it survive between runs. */
export async function openBenchServer(data: string): Promise<BenchServer> {
  const server = await startServer({ directory: path.join(data, 'bench') })
  const url = (name: string) => server.superuserUrl(name).replace(/\/\/.*@/, '//bench_owner:bench@')
  await onServer(server.superuserUrl('postgres'), async (client) => {
    const { rowCount } = await client.query("select from pg_roles where rolname = 'bench_owner'")
    if (!rowCount) await client.query("create role bench_owner login createdb createrole password 'bench'")
    await client.query('grant set on parameter session_replication_role to bench_owner') // as npm start grants it
  })
  return {
    existing: url,
    has: (name) =>
      onServer(server.superuserUrl('postgres'), async (client) =>
        Boolean((await client.query('select from pg_database where datname = $1', [name])).rowCount),
      ),
    fresh: async (name) => {
      await onServer(server.superuserUrl('postgres'), async (client) => {
        await client.query(`drop database if exists "${name}" with (force)`)
        await client.query(`create database "${name}" owner bench_owner template template0`)
      })
      await applyMigrations(url(name))
      return url(name)
    },
    rename: (from, to) =>
      onServer(
        server.superuserUrl('postgres'),
        async (client) => void (await client.query(`alter database "${from}" rename to "${to}"`)),
      ),
    stop: server.stop,
  }
}

/** One connection for as long as `work` takes. */
export async function onServer<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client(connectionSettings(url))
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Seconds that `work` takes. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return Math.round(performance.now() - started) / 1000
}

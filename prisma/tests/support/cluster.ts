import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { startServer } from '@/scripts/database/embedded.mjs'

/*
 * A throw-away PostgreSQL that every test run on this checkout shares. What a run makes carries its process id in the
 * name, so that two runs do not meet and what a killed run left is known as such and removed by the next one.
 */
export type Cluster = {
  /** Tells this run's databases from another's. */
  prefix: string
  superuserUrl: (database: string) => string
  /** The owner of every test database: no superuser, as on a hosted PostgreSQL. */
  ownerUrl: (database: string) => string
  close: () => Promise<void>
}

type Options = { directory: string; bin?: string; builtinLocale?: boolean }

const owner = 'substantia_test_owner'
const namePattern = /^substantia_test_(\d+)_/

export async function openCluster({ directory, ...options }: Options): Promise<Cluster> {
  const runs = path.join(directory, 'runs')
  fs.mkdirSync(runs, { recursive: true })
  const ownRun = path.join(runs, String(process.pid))
  fs.writeFileSync(ownRun, '')

  const start = () => startServer({ directory, disposable: true, ...options })
  const server = await start().catch((error: unknown) => {
    if (otherRuns(runs).length > 0) throw error
    // Without fsync a power cut leaves a cluster that cannot start, and nobody misses it.
    fs.rmSync(path.join(directory, 'data'), { recursive: true, force: true })
    return start()
  })
  await asSuperuser(server.superuserUrl('postgres'), async (client) => {
    await client.query(ensureOwner(client, server.password))
    await removeLeftovers(client, (pid) => !isAlive(pid))
  })

  return {
    prefix: `substantia_test_${process.pid}`,
    superuserUrl: server.superuserUrl,
    ownerUrl: (database) => `postgresql://${owner}:${server.password}@127.0.0.1:${server.port}/${database}`,
    close: async () => {
      await asSuperuser(server.superuserUrl('postgres'), (client) => removeLeftovers(client, (pid) => pid === process.pid))
      fs.rmSync(ownRun, { force: true })
      if (otherRuns(runs).length === 0) await server.stop()
    },
  }
}

function ensureOwner(client: pg.Client, password: string) {
  return `do $$ begin
    create role ${owner} login createdb createrole password ${client.escapeLiteral(password)};
  exception when duplicate_object or unique_violation then null;
  end $$`
}

async function removeLeftovers(client: pg.Client, isLeftover: (pid: number) => boolean) {
  const { rows } = await client.query<{ name: string; kind: 'database' | 'role' }>(
    `select datname as name, 'database' as kind from pg_database where datname ~ '^substantia_test_[0-9]+_'
     union all
     select rolname, 'role' from pg_roles where rolname ~ '^substantia_test_[0-9]+_'`,
  )
  const leftovers = rows.filter(({ name }) => isLeftover(Number(namePattern.exec(name)?.[1])))
  for (const { name, kind } of leftovers) {
    const force = kind === 'database' ? ' with (force)' : ''
    await client.query(`drop ${kind} if exists ${client.escapeIdentifier(name)}${force}`)
  }
}

async function asSuperuser(url: string, work: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

function otherRuns(runs: string) {
  return fs.readdirSync(runs).map(Number).filter((pid) => pid !== process.pid && isAlive(pid))
}

function isAlive(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

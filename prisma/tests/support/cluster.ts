import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
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
  const server = await oneAtATime(directory, async () => {
    fs.writeFileSync(path.join(runs, String(process.pid)), '')
    const start = () => startServer({ directory, disposable: true, ...options })
    const started = await start().catch((error: unknown) => {
      if (otherRuns(runs).length > 0) throw error
      // Without fsync a power cut leaves a cluster that cannot start, and nobody misses it.
      fs.rmSync(path.join(directory, 'data'), { recursive: true, force: true })
      return start()
    })
    await asSuperuser(started.superuserUrl('postgres'), async (client) => {
      await client.query(ensureOwner(client, started.password))
      await removeLeftovers(client, (pid) => !isAlive(pid))
    })
    return started
  })

  return {
    prefix: `substantia_test_${process.pid}`,
    superuserUrl: server.superuserUrl,
    ownerUrl: (database) => `postgresql://${owner}:${server.password}@127.0.0.1:${server.port}/${database}`,
    close: () =>
      oneAtATime(directory, async () => {
        await asSuperuser(server.superuserUrl('postgres'), (client) =>
          removeLeftovers(client, (pid) => pid === process.pid),
        )
        fs.rmSync(path.join(runs, String(process.pid)), { force: true })
        if (otherRuns(runs).length === 0) await server.stop()
      }),
  }
}

/** Two runs neither start nor stop the server at once. The lock of a run that was killed does not count. */
async function oneAtATime<Result>(directory: string, work: () => Promise<Result>): Promise<Result> {
  const lock = path.join(directory, 'lock')
  while (!taken(lock)) await wait(50)
  try {
    return await work()
  } finally {
    fs.rmSync(lock, { force: true })
  }
}

function taken(lock: string): boolean {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    const holder = Number(fs.existsSync(lock) && fs.readFileSync(lock, 'utf8'))
    if (holder && !isAlive(holder)) fs.rmSync(lock, { force: true })
    return false
  }
}

function ensureOwner(client: pg.Client, password: string) {
  return `do $$ begin
    create role ${owner} login createdb createrole password ${client.escapeLiteral(password)};
  exception when duplicate_object or unique_violation then null;
  end $$;
  grant set on parameter session_replication_role to ${owner}; -- as npm start grants it`
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
  const others = fs.readdirSync(runs).filter((pid) => pid !== String(process.pid))
  for (const pid of others) if (!isAlive(Number(pid))) fs.rmSync(path.join(runs, pid), { force: true })
  return others.filter((pid) => isAlive(Number(pid)))
}

function isAlive(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

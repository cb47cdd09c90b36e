import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { failedLatelyDays } from '@/lib/jobs/vocabulary'
import { getMailFigures } from '@/lib/mail/queries'
import { countWaitingForComparison } from '@/lib/merges/queries'
import { queueNow } from '@/lib/report-queue/queries'

export type Work = Awaited<ReturnType<typeof getWork>>

/** What waits, what runs and what failed, in every queue of the house. */
export async function getWork(scope: Scope) {
  return {
    reports: await queueNow(scope),
    mails: await getMailFigures(scope),
    jobs: await jobFigures(scope),
    comparisons: await countWaitingForComparison(scope),
    check: await lastCheck(scope),
  }
}

type JobFigures = { waiting: number; running: number; failedLately: number }

async function jobFigures({ db }: Scope): Promise<JobFigures> {
  const [figures] = await db.$queryRaw<JobFigures[]>`
    select count(*) filter (where status = 'pending')::integer as waiting,
           count(*) filter (where status = 'running')::integer as running,
           count(*) filter (where status = 'failed' and finished_at > now() - make_interval(days => ${failedLatelyDays}::integer))::integer
             as "failedLately"
      from jobs
     where status in ('pending', 'running', 'failed')`
  return figures ?? { waiting: 0, running: 0, failedLately: 0 }
}

type LastCheck = { finishedAt: Date; mismatches: number }

/** The last comparison of statistics and timeline with a recount that came to its end. */
async function lastCheck({ db }: Scope): Promise<LastCheck | null> {
  const [check] = await db.$queryRaw<LastCheck[]>`
    select finished_at as "finishedAt", coalesce(statistics_mismatches, 0) + coalesce(timeline_mismatches, 0) as mismatches
      from integrity_checks
     where status = 'done' and finished_at is not null
     order by requested_at desc, id desc
     limit 1`
  return check ?? null
}

export type MadeBackup = { run: number; folder: string; startedAt: Date | null }

const mostBackups = 5

/** The last backups that imports made of what they were about to change, latest first. */
export async function listBackups({ db }: Scope): Promise<MadeBackup[]> {
  return db.$queryRaw<MadeBackup[]>`
    select id as run, backup_path as folder, started_at as "startedAt"
      from import_runs
     where backup_path is not null
     order by id desc
     limit ${mostBackups}`
}

export type FileSum = { files: number; bytes: number }
export type TableFigures = {
  name: string
  bytes: number
  /** As the database last estimated; null when it never did. */
  rows: number | null
  deadRows: number | null
  vacuumedAt: Date | null
}
export type SystemFigures = {
  database: {
    version: string
    startedAt: Date
    bytes: number
    migrations: number
    unfinishedMigrations: number
    lastMigration: string | null
    lastMigrationAt: Date | null
  }
  activity: {
    connections: number
    mostConnections: number
    /** Connections whose state the owner of the database may not see. */
    unseen: number
    slow: { seconds: number; waits: boolean }[]
    oldestTransaction: { seconds: number; isIdle: boolean } | null
  }
  tables: TableFigures[]
  files: Record<'reports' | 'archives' | 'exports', FileSum> & { archivesWaiting: number; archivesFailed: number }
}

/** Dates as JSON has them. */
type Written<Value> = Value extends Date
  ? string
  : Value extends object
    ? { [Key in keyof Value]: Written<Value[Key]> }
    : Value

/** The database as a machine: its size, its migrations, who is connected. For administrators; the database refuses others. */
export async function getSystemFigures({ db }: Scope): Promise<SystemFigures> {
  const [row] = await db.$queryRaw<{ figures: Written<SystemFigures> }[]>`select app.system_figures() as figures`
  if (!row) throw new Error('The database gave no figures.')
  const { database, tables, ...rest } = row.figures
  return {
    ...rest,
    database: {
      ...database,
      startedAt: new Date(database.startedAt),
      lastMigrationAt: dateOf(database.lastMigrationAt),
    },
    tables: tables.map((table) => ({ ...table, vacuumedAt: dateOf(table.vacuumedAt) })),
  }
}

const dateOf = (written: string | null) => (written === null ? null : new Date(written))

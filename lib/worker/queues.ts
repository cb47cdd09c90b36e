import 'server-only'
import { asWorker } from '@/lib/db/scope'

const nightlySeconds = 600

/** Recounts the dashboard's figures. */
export async function refreshStatistics() {
  await asWorker(({ db }) => db.$executeRaw`select app.refresh_system_statistics()`, 120)
}

/** Forgets what has expired. */
export async function cleanUp() {
  await asWorker(({ db }) => db.$executeRaw`select app.clean_up(), app.clean_up_jobs()`, 120)
}

/** Looks for duplicates of new and changed patients, a few at a time for some seconds, so that nobody else waits long. */
export async function comparePatients(signal: AbortSignal) {
  const until = Date.now() + 10_000
  while (!signal.aborted && Date.now() < until) {
    const [done] = await asWorker(
      ({ db }) => db.$queryRaw<{ compared: number }[]>`select app.compare_patients(50) as compared`,
    )
    if (!done?.compared) return
  }
}

/** Lets patients read the reports whose hour has come. */
export async function releaseDueReports() {
  await asWorker(({ db }) => db.$queryRaw`select app.release_due_reports()`)
}

/** Asks for an integrity check when the last one is older than a day. */
export async function askForDailyCheck() {
  await asWorker(
    ({ db }) => db.$executeRaw`
    insert into integrity_checks (requested_by)
    select null where not exists (select from integrity_checks where requested_at > now() - interval '24 hours')`,
  )
}

/** Carries out one integrity check that was asked for, or that a killed worker left half done. Says whether there was one. */
export async function runNextCheck(): Promise<boolean> {
  const [claimed] = await asWorker(
    ({ db }) => db.$queryRaw<{ id: string }[]>`
    update integrity_checks set status = 'running', started_at = now()
     where id = (select id from integrity_checks
                  where status = 'requested' or (status = 'running' and started_at < now() - interval '20 minutes')
                  order by requested_at limit 1 for update skip locked)
    returning id`,
  )
  if (!claimed) return false
  try {
    await asWorker(({ db }) => db.$executeRaw`select app.run_integrity_check(${claimed.id})`, nightlySeconds)
  } catch (error) {
    await asWorker(
      ({ db }) => db.$executeRaw`
      update integrity_checks set status = 'failed', finished_at = now(), error_message = 'The check could not be finished. The log of the worker says why.'
       where id = ${claimed.id}`,
    )
    throw error
  }
  return true
}

/**
 * The next import that waits: uploaded files to look at, imports and rollbacks to carry out, mended rows. One whose
 * process died (no sign of life for half a minute) waits again.
 */
export async function nextImportRun(): Promise<number | null> {
  return asWorker(async ({ db }) => {
    await db.$executeRaw`
      update import_runs set status = 'queued'
       where status = 'running' and requested_by is not null and heartbeat_at < now() - interval '30 seconds'`
    const [run] = await db.$queryRaw<{ id: number }[]>`
      select id from import_runs where status in ('uploaded', 'queued', 'rolling-back')
       union all
      select run_id from import_problems where state = 'retry'
       order by 1 limit 1`
    return run?.id ?? null
  })
}

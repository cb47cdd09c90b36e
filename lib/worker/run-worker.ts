import 'server-only'
import { spawn } from 'node:child_process'
import { setMaxListeners } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { removeExpiredCsvFiles } from '@/lib/csv-import/clean-up'
import { removeExpiredExports } from '@/lib/exports/files'
import { carryOutDueHandOver } from '@/lib/hand-overs/due'
import { runNextJob } from '@/lib/jobs/run-job'
import type { JobKind } from '@/lib/jobs/vocabulary'
import { log } from '@/lib/log'
import { cleanUpMails, queueReminders, sendMails } from '@/lib/mail/send-mails'
import { removeExpiredArchives, runNextArchive } from '@/lib/my-data/run-archives'
import { runReportWorker } from '@/lib/report-queue/run-report-worker'
import {
  askForDailyCheck,
  cleanUp,
  comparePatients,
  nextImportRun,
  refreshStatistics,
  releaseDueReports,
  runNextCheck,
} from './queues'

type Job = { name: string; everySeconds: number; run: (signal: AbortSignal) => Promise<unknown> }

const jobs: Job[] = [
  { name: 'refresh statistics', everySeconds: 60, run: refreshStatistics },
  { name: 'clean up', everySeconds: 3600, run: cleanUp },
  { name: 'ask for the daily check', everySeconds: 3600, run: askForDailyCheck },
  { name: 'integrity checks', everySeconds: 2, run: runNextCheck },
  { name: 'release reports', everySeconds: 5, run: releaseDueReports },
  { name: 'hand-overs', everySeconds: 3, run: carryOutDueHandOver },
  { name: 'mail', everySeconds: 2, run: (signal) => sendMails(signal) },
  { name: 'reminders', everySeconds: 60, run: queueReminders },
  { name: 'forget mails', everySeconds: 3600, run: cleanUpMails },
  { name: 'archives', everySeconds: 2, run: runNextArchive },
  { name: 'remove expired archives', everySeconds: 600, run: removeExpiredArchives },
  { name: 'imports', everySeconds: 2, run: runNextImport },
  { name: 'compare patients', everySeconds: 5, run: comparePatients },
  { name: 'jobs', everySeconds: 1, run: (signal) => runJobs(['bulk', 'csv-import', 'undo'], signal) },
  { name: 'exports', everySeconds: 1, run: (signal) => runJobs(['export'], signal) }, // beside the others: writing a file takes long
  { name: 'remove expired exports', everySeconds: 600, run: removeExpiredExports },
  { name: 'remove CSV files', everySeconds: 60, run: removeExpiredCsvFiles },
]
const longestPauseSeconds = 30

/** Runs every job at its pace until `signal` says stop. A job that fails is logged and tried again, ever more slowly. */
export async function runWorker(signal: AbortSignal): Promise<void> {
  log().info({ pid: process.pid }, 'worker started')
  setMaxListeners(0, signal) // every job listens, and each of its pauses
  await Promise.all([...jobs.map((job) => repeat(job, signal)), runReportWorker(signal)])
}

async function repeat({ name, everySeconds, run }: Job, signal: AbortSignal) {
  let failures = 0
  while (!signal.aborted) {
    try {
      await run(signal)
      failures = 0
    } catch (error) {
      failures += 1
      log().error({ job: name, failures, kind: error instanceof Error ? error.name : typeof error }, 'job failed')
    }
    const pause = failures === 0 ? everySeconds : Math.min(longestPauseSeconds, Math.max(everySeconds, 2 ** failures))
    await wait(pause * 1000, undefined, { signal }).catch(() => {})
  }
}

/** One after the other, until none waits. */
async function runJobs(kinds: JobKind[], signal: AbortSignal) {
  while (!signal.aborted && (await runNextJob(kinds, signal)));
}

/** Imports run in a process of their own, with a cap on memory: the worker outlives whatever a file does. */
async function runNextImport(signal: AbortSignal) {
  const run = await nextImportRun()
  if (run === null) return
  const child = spawn(
    process.execPath,
    [
      '--max-old-space-size=512',
      '--conditions=react-server',
      '--import',
      'tsx',
      'scripts/tools/import-run.ts',
      String(run),
    ],
    { stdio: ['ignore', 'inherit', 'inherit'], signal },
  )
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) =>
      code === 0 ? resolve() : reject(new Error(`import ${run} ended with ${signal ?? code}`)),
    )
  })
}

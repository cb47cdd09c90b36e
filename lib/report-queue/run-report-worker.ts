import 'server-only'
import os from 'node:os'
import { asWorker } from '@/lib/db/scope'
import { bellFor } from './bell'
import { log } from '@/lib/log'
import { fileStore } from '@/lib/storage/configured-store'
import type { FileStore } from '@/lib/storage/file-store'
import { removeUnfinished, sweepFiles } from './files'
import { makeReport } from './make-report'
import { claimRequest } from './queue'
import { Renderer } from './renderer'
import { reportWorkerSettings, type ReportWorkerSettings } from './settings'
import { Trace } from './trace'
import type { Step } from './vocabulary'

const longestPauseSeconds = 30
const signOfLifeSeconds = 10

/** A name that tells one worker from another, on this machine and on others. */
function workerName() {
  return `${os.hostname()}-${process.pid}`.slice(0, 200)
}

/** Makes reports, one after the other, until `stop` says so. A new request wakes it at once. */
export async function runReportWorker(
  stop: AbortSignal,
  settings: ReportWorkerSettings = reportWorkerSettings(workerName()),
  onStep?: (step: Step) => void | Promise<void>,
): Promise<void> {
  const store = await fileStore()
  const renderer = new Renderer(settings, store.temporaryFolder)
  const bell = bellFor('substantia_reports', stop)
  const seen = new Presence(settings.name)
  const timer = setInterval(() => void seen.show(), signOfLifeSeconds * 1000)
  await seen.show()
  let failures = 0
  const tidy = tidying(store, settings)
  while (!stop.aborted) {
    try {
      await tidy()
      const taken = await claimRequest(settings)
      if (taken)
        await seen.during(taken.id, () =>
          makeReport(taken, { settings, store, renderer, trace: new Trace(onStep), stop }),
        )
      else await bell.next(settings.pollSeconds)
      failures = 0
    } catch (error) {
      failures += 1
      log().error({ failures, kind: error instanceof Error ? error.name : typeof error }, 'making reports failed')
      await bell.next(Math.min(longestPauseSeconds, 2 ** failures))
    }
  }
  clearInterval(timer)
  renderer.stop()
  await seen.leave()
}

/** Between two reports: unfinished files every minute, the whole store now and then. */
function tidying(store: FileStore, { sweepSeconds }: ReportWorkerSettings) {
  let swept = 0
  let looked = 0
  return async () => {
    if (sweepSeconds === 0) return
    if (Date.now() - swept > sweepSeconds * 1000) {
      swept = looked = Date.now()
      await sweepFiles(store)
    } else if (Date.now() - looked > 60_000) {
      looked = Date.now()
      await removeUnfinished(store)
    }
  }
}

/** Tells the others that this worker lives, and what it is at. */
class Presence {
  readonly #name: string
  #request: string | null = null
  #made = 0
  #failed = 0

  constructor(name: string) {
    this.#name = name
  }

  async during(request: string, work: () => Promise<string>) {
    this.#request = request
    try {
      const outcome = await work()
      if (outcome === 'published') this.#made += 1
      if (outcome === 'failed') this.#failed += 1
    } finally {
      this.#request = null
    }
  }

  async show() {
    await asWorker(
      ({ db }) => db.$executeRaw`
      select app.see_worker(${this.#name}, ${os.hostname()}, ${process.pid}::integer, ${this.#request},
                            ${this.#made}::integer, ${this.#failed}::integer, ${process.memoryUsage.rss()}::bigint)`,
    ).catch(() => {}) // the next sign of life will do
  }

  async leave() {
    await asWorker(({ db }) => db.$executeRaw`select app.forget_worker(${this.#name})`).catch(() => {})
  }
}

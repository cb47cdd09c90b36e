import fs from 'node:fs'
import path from 'node:path'
import { vi } from 'vitest'
import type pg from 'pg'
import type { ReportWorkerSettings } from '@/lib/report-queue/settings'
import { steps, type Step } from '@/lib/report-queue/vocabulary'
import type { Make } from '../support/make.ts'
import { requests, settled } from './test.ts'
import { leaseSeconds, type RunningWorker, type Workers } from './workers.ts'

type Chaos = {
  workersAtOnce: number
  /** Killed at the steps named, then at whatever they are at. */
  kills: (Step | 'anywhere')[]
  settings: Partial<ReportWorkerSettings>
  /** A kill at random comes within so long after a request was taken: somewhat more than making one takes. */
  anywhereMilliseconds: number
  /** From a kill until all is as if nothing had been. In the short form only a bound on what hangs. */
  recoverySeconds: number
}

const atRandom = (number: number) => Array.from({ length: number }, () => 'anywhere' as const)

/** What `npm test` does: a program that draws nothing, a short lease. */
const short: Chaos = {
  workersAtOnce: 2,
  kills: atRandom(8),
  settings: { leaseSeconds },
  anywhereMilliseconds: 150,
  recoverySeconds: 300,
}
/** What `npm run test:chaos` does: everything as an installation has it, every step twice, and forty times anywhere. */
const long: Chaos = {
  workersAtOnce: 4,
  kills: [...steps, ...steps, ...atRandom(40)],
  settings: {
    leaseSeconds: 30,
    pollSeconds: 5,
    retrySeconds: 10,
    renderSeconds: 60,
    renderProgram: path.resolve('lib/report-queue/render-child.ts'),
    sweepSeconds: 3600,
  },
  anywhereMilliseconds: 1500,
  recoverySeconds: 45,
}
const figuresFile = process.env.SUBSTANTIA_CHAOS
export const chaos = figuresFile ? long : short

/** For `npm run test:chaos`, which prints them. */
export function noteFigures(figures: object) {
  if (figuresFile) fs.writeFileSync(figuresFile, JSON.stringify(figures, null, 2))
}

/** A worker is killed at each step in turn, each time at another request; then one makes what they left behind. */
export async function killAtEveryStep(db: pg.Client, make: Make, workers: Workers, requester: string) {
  const ids = await requests(make, db, requester, steps.length)
  for (const step of steps) {
    // a lease so long that the next one to be killed does not take over what this one leaves
    const worker = workers.start({ killAt: step }, { leaseSeconds: 600 })
    await worker.exited
  }
  await db.query(
    "update report_status set lease_until = clock_timestamp() + make_interval(secs => $2) where id = any ($1) and status = 'generating'",
    [ids, leaseSeconds],
  )
  const killedAt = Date.now()
  const worker = workers.start()
  await settled(db, ids)
  const recoveredMilliseconds = Date.now() - killedAt
  worker.kill('SIGTERM')
  await worker.exited
  return { ids, recoveredMilliseconds }
}

export type Kill = { worker: string; at: Date; step: Step | 'anywhere' }

/** One worker after the other is killed and replaced, while the others are at work and requests keep coming. */
export async function killUnderLoad(db: pg.Client, make: Make, workers: Workers, requester: string) {
  const { workersAtOnce, kills, settings } = chaos
  const ids: string[] = []
  const killed: Kill[] = []
  const fedUntil = (what: () => boolean) =>
    vi.waitUntil(
      async () => {
        ids.push(...(await feed(db, make, requester, 2 * workersAtOnce)))
        return what()
      },
      { timeout: 120_000, interval: 100 },
    )
  const running = Array.from({ length: workersAtOnce - 1 }, () => workers.start({}, settings))
  let spare: RunningWorker | null = null
  for (const step of kills) {
    await fedUntil(() => running.every((worker) => worker.isAtWork()))
    let victim: RunningWorker
    if (step === 'anywhere') {
      const last: RunningWorker = spare ?? workers.start({}, settings)
      spare = workers.start({}, settings) // comes up meanwhile: a process needs longer to start than a report to be made
      await fedUntil(() => last.isAtWork())
      running.push(last)
      victim = running.shift() ?? last // the one that has lived longest
      void killAnywhere(victim)
    } else victim = workers.start({ killAt: step }, settings)
    let isDead = false
    void victim.exited.then(() => (isDead = true))
    await fedUntil(() => isDead)
    killed.push({ worker: victim.name, at: new Date(), step })
  }
  running.push(spare ?? workers.start({}, settings))
  // what is killed three times is failed, with its reason; somebody asks again, and all is made
  await vi.waitUntil(async () => (await retryKilled(db, ids)) === 0, { timeout: 300_000, interval: 500 })
  for (const worker of running) worker.kill('SIGTERM')
  await Promise.all(running.map(({ exited }) => exited))
  return { ids, killed }
}

async function killAnywhere(victim: RunningWorker) {
  await victim.reaches('claim')
  await new Promise((resolve) => setTimeout(resolve, Math.random() * chaos.anywhereMilliseconds))
  victim.kill('SIGKILL')
}

/** New requests when few wait, so that every worker has something to die over. */
async function feed(db: pg.Client, make: Make, requester: string, least: number): Promise<string[]> {
  const { rows } = await db.query<{ waiting: number }>(
    "select count(*)::integer as waiting from report_status where status = 'pending'",
  )
  return (rows[0]?.waiting ?? 0) < least ? requests(make, db, requester, least) : []
}

/** How many of these are not made yet; those that were killed too often are asked for again. */
async function retryKilled(db: pg.Client, ids: string[]): Promise<number> {
  await db.query(
    "update report_status set status = 'pending' where id = any ($1) and status = 'failed' and error_class = 'killed'",
    [ids],
  )
  const { rows } = await db.query<{ open: number }>(
    "select count(*)::integer as open from report_status where id = any ($1) and status <> 'generated'",
    [ids],
  )
  return rows[0]?.open ?? 0
}

/**
 * Seconds from each kill until the request it hit was made; where its next worker was killed as well, until that one had
 * taken it; where it was the last of three tries, until the request was failed.
 */
export async function recoveries(db: pg.Client, killed: Kill[]): Promise<number[]> {
  const { rows } = await db.query<{ seconds: number }>(
    `select extract(epoch from case when lost.number % 3 = 0 then lost.finished_at
                                    when next.outcome = 'published' then next.finished_at
                                    else next.started_at end - k.at)::float8 as seconds
       from unnest($1::text[], $2::timestamptz[]) as k (worker, at)
       join report_attempts lost on lost.worker = k.worker and lost.outcome = 'lost'
       join report_attempts next on next.request_id = lost.request_id and next.number = lost.number + 1
      order by 1`,
    [killed.map(({ worker }) => worker), killed.map(({ at }) => at.toISOString())],
  )
  return rows.map(({ seconds }) => seconds)
}

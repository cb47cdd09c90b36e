import { vi } from 'vitest'
import type pg from 'pg'
import { steps } from '@/lib/report-queue/vocabulary'
import type { Make } from '../support/make.ts'
import { requests, settled } from './test.ts'
import { leaseSeconds, type RunningWorker, type Workers } from './workers.ts'

/** `npm run test:chaos` asks for the long form. */
const isLong = process.env.SUBSTANTIA_CHAOS === 'long'
export const roundsOfSteps = isLong ? 5 : 1
export const randomKills = isLong ? 200 : 8
export const workersAtOnce = isLong ? 4 : 2

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

/** Workers are killed at whatever they are at, and replaced, while requests keep coming. */
export async function killAtRandom(db: pg.Client, make: Make, workers: Workers, requester: string) {
  const ids = await requests(make, db, requester, randomKills * 2)
  const running: RunningWorker[] = Array.from({ length: workersAtOnce }, () => workers.start({}, { leaseSeconds }))
  for (let kill = 0; kill < randomKills; kill += 1) {
    const [victim] = running.splice(kill % running.length, 1)
    if (!victim) break
    await victim.reaches('claim')
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 150)) // anywhere within one report
    victim.kill('SIGKILL')
    await victim.exited
    running.push(workers.start({}, { leaseSeconds }))
    if (kill % 4 === 0) ids.push(...(await requests(make, db, requester, 4)))
  }
  // what is killed three times is failed, with its reason; somebody asks again, and all is made
  await vi.waitUntil(async () => (await retryKilled(db, ids)) === 0, { timeout: 240_000, interval: 500 })
  for (const worker of running) worker.kill('SIGTERM')
  await Promise.all(running.map(({ exited }) => exited))
  return ids
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

import { sweepFiles } from '@/lib/report-queue/files'
import { localStore } from '@/lib/storage/local-store'
import path from 'node:path'
import { chaos, killAtEveryStep, killUnderLoad, noteFigures, recoveries } from './chaos.ts'
import { expect, stateOf, test } from './test.ts'
import { faults, leaseSeconds } from './workers.ts'

test(
  'a worker killed at any step loses nothing, makes nothing twice and leaves no file',
  { timeout: 300_000 },
  async ({ db, make, workers }) => {
    const admin = await make.admin()

    const { ids, recoveredMilliseconds } = await killAtEveryStep(db, make, workers, admin.userId)

    expect(await faults(db, workers)).toEqual([])
    for (const id of ids) expect(await stateOf(db, id)).toMatchObject({ status: 'generated', reports: 1 })
    const lost = await Promise.all(ids.map(async (id) => (await stateOf(db, id)).outcomes))
    // killed before publishing: lost once, then published; killed after it: published, and nobody does it again
    expect(lost.filter((outcomes: string[]) => outcomes.join() === 'lost,published')).toHaveLength(6)
    expect(lost.filter((outcomes: string[]) => outcomes.join() === 'published')).toHaveLength(2)
    // with a lease of 30 seconds it is 45; what a busy machine needs to start a process is not what this is about
    expect(recoveredMilliseconds / 1000).toBeLessThan(leaseSeconds + 45)
  },
)

test(
  'workers killed while others go on lose nothing, make nothing twice and leave no file',
  { timeout: 3_600_000 },
  async ({ db, make, workers }) => {
    const admin = await make.admin()

    const { ids, killed } = await killUnderLoad(db, make, workers, admin.userId)
    const swept = await sweepFiles(localStore(path.join(workers.folder, 'files')))

    expect(await faults(db, workers)).toEqual([])
    for (const id of ids) expect(await stateOf(db, id)).toMatchObject({ status: 'generated', reports: 1 })
    expect(killed).toHaveLength(chaos.kills.length)
    const seconds = await recoveries(db, killed)
    noteFigures({
      workers: chaos.workersAtOnce,
      kills: killed.length,
      killsThatHitARequest: seconds.length,
      requests: ids.length,
      filesSwept: swept,
      recoverySecondsMedian: Math.round((seconds[seconds.length >> 1] ?? 0) * 10) / 10,
      recoverySecondsHighest: Math.round((seconds.at(-1) ?? 0) * 10) / 10,
    })
    expect(seconds.at(-1)).toBeLessThan(chaos.recoverySeconds)
  },
)

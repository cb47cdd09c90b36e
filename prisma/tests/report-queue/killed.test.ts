import { sweepFiles } from '@/lib/report-queue/files'
import { localStore } from '@/lib/storage/local-store'
import path from 'node:path'
import { killAtEveryStep, killAtRandom, roundsOfSteps } from './chaos.ts'
import { expect, stateOf, test } from './test.ts'
import { faults, leaseSeconds } from './workers.ts'

for (let round = 1; round <= roundsOfSteps; round += 1)
  test(
    `a worker killed at any step loses nothing, makes nothing twice and leaves no file (round ${round})`,
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
  'workers killed at random moments lose nothing, make nothing twice and leave no file',
  { timeout: 1_800_000 },
  async ({ db, make, workers }) => {
    const admin = await make.admin()

    const ids = await killAtRandom(db, make, workers, admin.userId)
    await sweepFiles(localStore(path.join(workers.folder, 'files')))

    expect(await faults(db, workers)).toEqual([])
    for (const id of ids) expect(await stateOf(db, id)).toMatchObject({ status: 'generated', reports: 1 })
  },
)

import { vi } from 'vitest'
import { expect, requests, settled, stateOf, test } from './test.ts'
import { faults, leaseSeconds } from './workers.ts'

test(
  'a worker that is stopped past its lease and wakes publishes nothing',
  { timeout: 200_000 },
  async ({ db, make, workers }) => {
    const admin = await make.admin()
    const [id = ''] = await requests(make, db, admin.userId, 1)
    const zombie = workers.start({ holdAt: 'rename' }, { leaseSeconds })
    await zombie.reaches('rename') // all is drawn and in its place; only publishing is left
    zombie.kill('SIGSTOP')
    const other = workers.start()
    await settled(db, [id])
    const made = await stateOf(db, id)

    zombie.kill('SIGCONT')
    zombie.goOn()
    await vi.waitUntil(() => workers.files().placed.every((file) => !file.includes('/1-')), { timeout: 20_000 })
    for (const worker of [zombie, other]) worker.kill('SIGTERM')
    await Promise.all([zombie.exited, other.exited])

    expect(made).toMatchObject({ status: 'generated', fence: 2, outcomes: ['lost', 'published'], reports: 1 })
    expect(await stateOf(db, id)).toEqual(made)
    expect(await faults(db, workers)).toEqual([])
  },
)

test(
  'a worker that is told to stop gives back what it is at, which counts as no try',
  { timeout: 200_000 },
  async ({ db, make, workers }) => {
    const admin = await make.admin()
    const [id = ''] = await requests(make, db, admin.userId, 1)
    const worker = workers.start({ holdAt: 'rename' })
    await worker.reaches('rename')

    const stopping = worker.reaches('stopping')
    worker.kill('SIGTERM')
    await stopping
    worker.goOn()
    await worker.exited

    expect(await stateOf(db, id)).toMatchObject({ status: 'pending', attempts: 0, outcomes: ['lost'] })
    expect(workers.files()).toEqual({
      placed: expect.not.arrayContaining([expect.stringContaining(id)]),
      unfinished: [],
    })
  },
)

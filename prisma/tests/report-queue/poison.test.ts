import { expect, requests, settled, stateOf, test } from './test.ts'
import { faults } from './workers.ts'

test(
  'what breaks the program that draws ends failed with a class and a reason, and the others are made',
  { timeout: 240_000 },
  async ({ db, make, workers }) => {
    const admin = await make.admin()
    const poisons = ['throw', 'loop', 'memory', 'buffers', 'exit', 'reads', 'connects']
    const bad: string[] = []
    for (const poison of poisons) bad.push(...(await requests(make, db, admin.userId, 1, `Poison ${poison}`)))
    const good = await requests(make, db, admin.userId, 5)
    const running = [0, 1].map(() => workers.start({}, { renderSeconds: 6, renderMemoryMegabytes: 256 }))

    await settled(db, [...bad, ...good], 200)
    for (const worker of running) worker.kill('SIGTERM')
    await Promise.all(running.map(({ exited }) => exited))

    const found = Object.fromEntries(
      await Promise.all(poisons.map(async (poison, at) => [poison, await stateOf(db, bad[at] ?? '')])),
    )
    const failed = { status: 'failed', attempts: 3, outcomes: ['failed', 'failed', 'failed'], reports: 0 }
    const undrawable = {
      ...failed,
      errorClass: 'rendering',
      errorMessage: 'The pages could not be drawn from what the record says.',
    }
    const tooLarge = {
      ...failed,
      errorClass: 'rendering',
      errorMessage: 'Drawing the pages needed more memory than it may take.',
    }
    expect(found).toMatchObject({
      throw: undrawable,
      reads: undrawable,
      connects: undrawable,
      loop: { ...failed, errorClass: 'time-out', errorMessage: 'Drawing the pages took longer than 6 seconds.' },
      memory: tooLarge,
      buffers: tooLarge,
      exit: {
        ...failed,
        errorClass: 'rendering',
        errorMessage: 'The program that draws the pages ended while it was at it.',
      },
    })
    for (const id of good) expect(await stateOf(db, id)).toMatchObject({ status: 'generated', outcomes: ['published'] })
    expect(await faults(db, workers)).toEqual([])
  },
)

import { expect, requests, settled, stateOf, test } from './test.ts'
import { faults } from './workers.ts'

test(
  'a worker makes what waits, with files that are what the record says of them',
  { timeout: 200_000 },
  async ({ db, make, workers }) => {
    const admin = await make.admin()
    const ids = await requests(make, db, admin.userId, 3)
    const worker = workers.start()

    await settled(db, ids)
    worker.kill('SIGTERM')
    await worker.exited

    for (const id of ids)
      expect(await stateOf(db, id)).toMatchObject({
        status: 'generated',
        attempts: 1,
        outcomes: ['published'],
        reports: 1,
      })
    expect(await faults(db, workers)).toEqual([])
    const { rows } = await db.query(`select steps from report_attempts where request_id = $1`, [ids[0]])
    expect(rows[0].steps.map(({ step }: { step: string }) => step)).toEqual([
      'claim',
      'read',
      'render',
      'temp-write',
      'fsync',
      'rename',
      'publish',
      'ack',
    ])
  },
)

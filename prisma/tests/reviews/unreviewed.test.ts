import { worker } from '../support/person.ts'
import { end, expect, sign, test } from './test.ts'

test('what nobody has reviewed is counted: current results, until one stands signed, and again when it is opened', async ({
  db,
  make,
  as,
}) => {
  const { doctor, patient } = await make.careTeam()
  const session = await make.session(patient)
  const [reviewed, opened, trashed] = [
    await make.prediction(session),
    await make.prediction(session),
    await make.prediction(session),
  ]
  const counted = async () => {
    await as(worker, (client) => client.query('select app.refresh_system_statistics()'))
    const { rows } = await db.query<{ unreviewed: number }>(
      'select unreviewed_predictions::integer as unreviewed from system_statistics',
    )
    return rows[0]?.unreviewed
  }
  expect(await counted()).toBe(3)

  await sign(as, doctor, reviewed.id)
  const review = await sign(as, doctor, opened.id)
  expect(await counted()).toBe(1)

  await end(as, doctor, review, 'reopened')
  await make.trash('predictions', trashed.id)
  expect(await counted()).toBe(1)
})

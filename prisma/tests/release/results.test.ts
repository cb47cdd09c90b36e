import { expect, refusalOf, setRule, test } from './test.ts'
import type { As } from '../support/test.ts'
import type { Person } from '../support/person.ts'

const seenBy = async (as: As, person: Person) => {
  const { rows } = await as(person, (client) =>
    client.query<{ results: number; entries: number }>(
      `select (select count(*)::integer from predictions) as results,
              (select count(*)::integer from patient_timeline where related_table = 'predictions') as entries`,
    ),
  )
  return rows[0]
}

test('a result and its entry are shown to the patient when a clinician has looked at it', async ({ db, make, as }) => {
  await setRule(db, 'on-review')
  const { doctor, patient } = await make.careTeam()
  const result = await make.prediction(await make.session(patient))
  expect(await seenBy(as, patient)).toEqual({ results: 0, entries: 0 })
  expect(await seenBy(as, doctor)).toEqual({ results: 1, entries: 1 })

  const review = await make.review(result, {
    doctor_id: doctor.id,
    verdict: 'disagreed',
    reason: 'Not for the patient',
  })
  expect(await seenBy(as, patient)).toEqual({ results: 1, entries: 1 })
  const { rows } = await as(patient, (client) => client.query('select * from app.reviews_of_my_results()'))
  expect(rows).toEqual([
    { prediction_id: result.id, verdict: 'disagreed', reviewed_at: expect.any(Date), doctor_id: doctor.id },
  ])
  await db.query(`update prediction_reviews set ended_at = now(), ended_reason = 'corrected' where id = $1`, [
    review.id,
  ])

  expect(await seenBy(as, patient)).toEqual({ results: 0, entries: 0 })
})

test('the programme may show results at once, or after some hours', async ({ db, make, as }) => {
  const patient = await make.patient()
  const session = await make.session(patient)
  await make.prediction(session, { created_at: new Date(Date.now() - 10 * 3_600_000).toISOString() })
  await make.prediction(session, { created_at: new Date(Date.now() - 1000).toISOString() })

  await setRule(db, 'after-hours', 5)
  expect(await seenBy(as, patient)).toEqual({ results: 1, entries: 1 })
  await setRule(db, 'at-once')
  expect(await seenBy(as, patient)).toEqual({ results: 2, entries: 2 })
})

test('what the old system showed stays shown', async ({ db, make, as }) => {
  await setRule(db, 'on-review')
  const patient = await make.patient()
  const result = await make.prediction(await make.session(patient))
  await db.query('update predictions set import_run = 1 where id = $1', [result.id])

  expect(await seenBy(as, patient)).toEqual({ results: 1, entries: 1 })
})

test('a model’s result is not read by way of the figures', async ({ make, as }) => {
  const patient = await make.patient()
  const read = (column: string) => as(patient, (client) => client.query(`select ${column} from patient_statistics`))

  expect((await read('total_consultations')).rows).toEqual([{ total_consultations: 0 }])
  for (const column of ['has_parkinsons', 'disease_stage', '*'])
    expect(await refusalOf(read(column)), column).toMatchObject({ code: '42501' })
})

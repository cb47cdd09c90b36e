import { mismatchesOf, noMismatches, timelineOf } from '../support/derived.ts'
import { expect, test } from '../support/test.ts'

for (const { type, status, entry } of [
  { type: 'in-person', status: 'completed', entry: 'info: Consultation' },
  { type: 'telemedicine', status: 'completed', entry: 'info: Telemedicine consultation' },
  { type: 'follow-up', status: 'completed', entry: 'info: Follow-up consultation' },
  { type: 'emergency', status: 'completed', entry: 'high: Emergency consultation' },
  { type: 'in-person', status: 'no-show', entry: 'low: Missed consultation' },
  { type: 'emergency', status: 'no-show', entry: 'low: Missed consultation' },
] as const) {
  test(`${type}, ${status}: "${entry}"`, async ({ db, make }) => {
    const { doctor, patient } = await make.careTeam()

    await make.consultation({ doctor, patient }, { consultation_type: type, status })

    expect((await timelineOf(db, patient)).map(({ severity, event_title }) => `${severity}: ${event_title}`)).toEqual([
      entry,
    ])
  })
}

for (const status of ['scheduled', 'cancelled'] as const) {
  test(`a ${status} consultation is not on the timeline, an emergency neither`, async ({ db, make }) => {
    const { doctor, patient } = await make.careTeam()

    await make.consultation({ doctor, patient }, { status })
    await make.consultation({ doctor, patient }, { status, consultation_type: 'emergency' })

    expect(await timelineOf(db, patient)).toEqual([])
  })
}

test('cancelling a completed visit takes its event off the timeline', async ({ db, make, as }) => {
  // Setup
  const { doctor, patient } = await make.careTeam()
  const visit = await make.consultation({ doctor, patient })
  expect(await timelineOf(db, patient)).toMatchObject([{ event_type: 'consultation', related_id: visit.id }])

  // Action
  await as(doctor, (client) => client.query("update consultations set status = 'cancelled' where id = $1", [visit.id]))

  // Assertion
  expect(await timelineOf(db, patient)).toEqual([])
})

test('the entry follows the visit: date, doctor, complaint, kind, patient, session, trash and end', async ({
  db,
  make,
}) => {
  const { doctor, patient } = await make.careTeam()
  const other = await make.patient()
  const second = await make.doctor()
  const session = await make.session(other)
  const { id } = await make.consultation({ doctor, patient })
  const after = async (sql: string, values: string[] = []) => {
    await db.query(sql, [id, ...values])
    return [...(await timelineOf(db, patient)), ...(await timelineOf(db, other))]
  }
  const change = (what: string, values: string[] = []) =>
    after(`update consultations set ${what} where id = $1`, values)

  expect(await change("consultation_date = '2020-01-01'")).toMatchObject([
    { event_date: new Date('2020-01-01T00:00:00Z') },
  ])
  expect(await change("chief_complaint = 'Falls'")).toMatchObject([{ event_description: 'Falls' }])
  expect(await change('doctor_id = $2', [second.id])).toMatchObject([{ doctor_id: second.id }])
  expect(await change("consultation_type = 'emergency'")).toMatchObject([{ severity: 'high' }])
  expect(await change('patient_id = $2', [other.id])).toHaveLength(1)
  expect(await timelineOf(db, patient)).toEqual([])
  expect(await change('session_id = $2', [session.id])).toMatchObject([{ session_id: session.id }])
  expect(await change('deleted_at = now()')).toEqual([])
  expect(await change('deleted_at = null')).toHaveLength(1)
  expect(await after('delete from consultations where id = $1')).toEqual([])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

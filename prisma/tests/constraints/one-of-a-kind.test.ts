import { refusalOf } from '../support/refusal.ts'
import { expect, test } from '../support/test.ts'

test('a patient has at most one active primary doctor', async ({ db, make }) => {
  const { patient, assignment } = await make.careTeam()
  const second = await make.doctor()
  const third = await make.doctor()

  const refused = await refusalOf(make.assignment({ doctor: second, patient }))
  await make.assignment({ doctor: second, patient }, { assignment_type: 'consultant' })
  await make.assignment({ doctor: third, patient }, { is_active: false, ended_at: '2026-01-01T00:00:00Z' })
  const promoted = await refusalOf(
    db.query(`update doctor_patient_assignments set assignment_type = 'primary' where doctor_id = $1`, [second.id]),
  )
  await db.query('update doctor_patient_assignments set is_active = false, ended_at = now() where id = $1', [
    assignment.id,
  ])
  const afterTheEnd = await refusalOf(
    db.query(`update doctor_patient_assignments set assignment_type = 'primary' where doctor_id = $1`, [second.id]),
  )

  const onePrimary = { code: '23505', constraint: 'doctor_patient_assignments_one_active_primary' }
  expect(refused).toEqual(onePrimary)
  expect(promoted).toEqual(onePrimary)
  expect(afterTheEnd).toBeNull()
})

test('a doctor is assigned to a patient once at a time', async ({ db, make }) => {
  const { doctor, patient, assignment } = await make.careTeam()
  const again = () => make.assignment({ doctor, patient }, { assignment_type: 'specialist' })

  const twice = await refusalOf(again())
  await db.query('update doctor_patient_assignments set deleted_at = now() where id = $1', [assignment.id])
  const afterTrash = await refusalOf(again())
  const restored = await refusalOf(
    db.query('update doctor_patient_assignments set deleted_at = null where id = $1', [assignment.id]),
  )

  const onePair = { code: '23505', constraint: 'doctor_patient_assignments_one_active_per_pair' }
  expect(twice).toEqual(onePair)
  expect(afterTrash).toBeNull()
  expect(restored).toEqual(onePair)
})

test('an active assignment has not ended', async ({ db, make }) => {
  const { assignment } = await make.careTeam()

  const refused = await refusalOf(
    db.query('update doctor_patient_assignments set ended_at = now() where id = $1', [assignment.id]),
  )

  expect(refused).toEqual({ code: '23514', constraint: 'doctor_patient_assignments_end_ends' })
})

for (const status of ['pending', 'generating'] as const) {
  test(`while a report is ${status}, the same one cannot be asked for again`, async ({ make }) => {
    const patient = await make.patient()
    const session = await make.session(patient)
    const other = await make.session(patient)
    const ask = (row: object) =>
      refusalOf(make.reportRequest(patient, { session_id: session.id, report_type: 'doctor', ...row }))
    await ask({ status })

    expect(await ask({})).toEqual({ code: '23505', constraint: 'report_status_one_live_request' })
    expect(await ask({ report_type: 'patient' })).toBeNull()
    expect(await ask({ session_id: other.id })).toBeNull()
    expect(await ask({ status: 'failed' })).toBeNull()
  })
}

test('a report that failed, was made or was archived can be asked for again', async ({ make }) => {
  const patient = await make.patient()
  const session = await make.session(patient)
  for (const status of ['generated', 'failed', 'archived'] as const) {
    await make.reportRequest(patient, { session_id: session.id, report_type: 'doctor', status })
  }

  expect(await refusalOf(make.reportRequest(patient, { session_id: session.id, report_type: 'doctor' }))).toBeNull()
})

const nine = '2026-03-02T09:00:00Z'
const quarterPast = '2026-03-02T09:15:00Z'
const busy = { code: '23P01', constraint: 'consultations_no_double_booking' }

test('a doctor has one scheduled consultation at a time', async ({ db, make }) => {
  const { doctor, patient } = await make.careTeam()
  const other = await make.patient()
  const booked = await make.consultation(
    { doctor, patient },
    { status: 'scheduled', consultation_date: nine, duration_minutes: 30 },
  )
  const book = (row: object) =>
    refusalOf(
      make.consultation({ doctor, patient: other }, { status: 'scheduled', consultation_date: quarterPast, ...row }),
    )

  expect(await book({})).toEqual(busy)
  expect(await book({ consultation_date: '2026-03-02T08:31:00Z', duration_minutes: 30 })).toEqual(busy)
  // the time of one where nothing is recorded is half an hour
  expect(await book({ consultation_date: '2026-03-02T08:31:00Z', duration_minutes: null })).toEqual(busy)
  expect(await book({ consultation_date: '2026-03-02T09:30:00Z' })).toBeNull()
  const moved = await refusalOf(
    db.query("update consultations set consultation_date = '2026-03-02T09:45:00Z' where id = $1", [booked.id]),
  )
  expect(moved).toEqual(busy)
})

for (const { aside, row } of [
  { aside: 'an emergency', row: { consultation_type: 'emergency' as const } },
  { aside: 'one that somebody allowed to overlap', row: { overlap_allowed: true } },
  { aside: 'a cancelled one', row: { status: 'cancelled' as const } },
  { aside: 'one that was held', row: { status: 'completed' as const } },
]) {
  test(`${aside} may be at the same time as a scheduled consultation`, async ({ make }) => {
    const { doctor, patient } = await make.careTeam()
    await make.consultation({ doctor, patient }, { status: 'scheduled', consultation_date: nine })

    const refused = await refusalOf(
      make.consultation({ doctor, patient }, { status: 'scheduled', consultation_date: quarterPast, ...row }),
    )

    expect(refused).toBeNull()
  })
}

test('a consultation in the trash frees its time, and cannot come back once the time is taken', async ({
  db,
  make,
}) => {
  const { doctor, patient } = await make.careTeam()
  const first = await make.consultation({ doctor, patient }, { status: 'scheduled', consultation_date: nine })
  await db.query('update consultations set deleted_at = now() where id = $1', [first.id])

  const second = await refusalOf(
    make.consultation({ doctor, patient }, { status: 'scheduled', consultation_date: quarterPast }),
  )
  const restored = await refusalOf(db.query('update consultations set deleted_at = null where id = $1', [first.id]))

  expect(second).toBeNull()
  expect(restored).toEqual(busy)
})

test('two people who book the same doctor at the same moment: one gets the time', async ({ connect, make }) => {
  const { doctor, patient } = await make.careTeam()
  const clients = await Promise.all([connect(), connect(), connect(), connect()])

  const answers = await Promise.all(
    clients.map((client) =>
      refusalOf(
        client.query('insert into consultations (doctor_id, patient_id, consultation_date) values ($1, $2, $3)', [
          doctor.id,
          patient.id,
          nine,
        ]),
      ),
    ),
  )

  expect(answers.filter((answer) => answer === null)).toHaveLength(1)
  // Two that wait for each other is a deadlock, which the application tries again.
  expect(answers.every((answer) => answer === null || ['23P01', '40P01'].includes(answer.code ?? ''))).toBe(true)
})

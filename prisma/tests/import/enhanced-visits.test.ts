import { mismatchesOf, noMismatches } from '../support/derived.ts'
import { assignment, careTeam, consultation, doctor, patient, session, user } from './support/legacy-rows.ts'
import { quarantinedOf, repairsOf } from './support/problems.ts'
import { expect, test, type Target } from './support/test.ts'

const layout = 'enhanced' as const

/** Three doctors and three patients; P1's record names D1. */
const people = {
  users: ['U1', 'U2', 'U3'].map((id) => user({ id, role: 'doctor' })),
  doctors: ['1', '2', '3'].map((number) => doctor({ doctor_id: `D${number}`, user_id: `U${number}` })),
  patients: [
    patient({ patient_id: 'P1', assigned_doctor_id: 'D1' }),
    patient({ patient_id: 'P2' }),
    patient({ patient_id: 'P3' }),
  ],
}

async function assignmentsOf(target: Target) {
  return target.all<{ id: string; patient: string; doctor: string; type: string; active: boolean }>(
    `select case when id ~ '^[0-9a-f]{8}-' then 'derived' else id end as id, patient_id as patient, doctor_id as doctor, assignment_type as type, is_active as active
       from doctor_patient_assignments order by patient_id, doctor_id, assignment_date`,
  )
}

test('consultations arrive with all they say, and count as visits and on the timeline only where they were held or missed', async ({
  target,
}) => {
  const of = { patient_id: 'P1', doctor_id: 'D1' }
  const imported = await target.importRows(
    {
      ...people,
      consultations: [
        consultation({
          id: 'C1',
          ...of,
          chief_complaint: 'Tremor',
          diagnosis: 'PD',
          prescription: 'Levodopa',
          notes: 'Left side',
          next_visit_date: '2024-05-02',
          duration_minutes: 45,
          fee_charged: 120.5,
        }),
        consultation({
          id: 'C2',
          ...of,
          doctor_id: 'U2',
          consultation_date: '2024-04-03 10:00:00',
          consultation_type: 'Emergency',
        }),
        consultation({ id: 'C3', ...of, status: 'no-show', consultation_date: '2024-04-04T10:00' }),
        consultation({ id: 'C4', ...of, status: 'cancelled' }),
        consultation({
          id: 'C5',
          ...of,
          status: 'scheduled',
          consultation_date: '2030-01-01T10:00:00',
          duration_minutes: 0,
          fee_charged: -5,
        }),
        consultation({ id: 'C6', ...of, status: null, consultation_type: null, duration_minutes: null }),
      ],
    },
    { layout },
  )

  expect(await target.one("select * from consultations where id = 'C1'")).toMatchObject({
    patient_id: 'P1',
    doctor_id: 'D1',
    consultation_date: new Date('2024-04-02T08:00:00Z'),
    status: 'completed',
    duration_minutes: 45,
    fee_charged: '120.50',
    chief_complaint: 'Tremor',
    diagnosis: 'PD',
    prescription: 'Levodopa',
    notes: 'Left side',
    next_visit_date: new Date('2024-05-01T22:00:00Z'),
    overlap_allowed: false,
    import_run: 1,
  })
  expect(
    await target.all(
      "select id, doctor_id, consultation_type as type, status, duration_minutes as minutes, legacy from consultations where id in ('C2', 'C5', 'C6') order by id",
    ),
  ).toEqual([
    { id: 'C2', doctor_id: 'D2', type: 'emergency', status: 'completed', minutes: 30, legacy: null },
    {
      id: 'C5',
      doctor_id: 'D1',
      type: 'in-person',
      status: 'scheduled',
      minutes: null,
      legacy: { duration_minutes: '0', fee_charged: '-5' },
    },
    { id: 'C6', doctor_id: 'D1', type: 'in-person', status: 'completed', minutes: null, legacy: null },
  ])
  expect(await target.all('select related_id, severity from patient_timeline order by 1')).toEqual([
    { related_id: 'C1', severity: 'info' },
    { related_id: 'C2', severity: 'high' },
    { related_id: 'C3', severity: 'low' },
    { related_id: 'C6', severity: 'info' },
  ])
  expect(
    await target.one(
      "select total_consultations as visits, unique_doctors_count as doctors, first_visit_date as first, last_visit_date as last from patient_statistics where patient_id = 'P1'",
    ),
  ).toEqual({ visits: 3, doctors: 2, first: new Date('2024-04-02T08:00:00Z'), last: new Date('2024-04-03T10:00:00Z') })
  expect(imported.derived.timeline).toBe(4)
  expect(await mismatchesOf(target.db)).toEqual(noMismatches)
})

test('a consultation of nobody or at no time is set aside; one about another patient’s session stays without it', async ({
  target,
}) => {
  const of = { patient_id: 'P1', doctor_id: 'D1' }
  await target.importRows(
    {
      ...people,
      sessions: [session({ id: 'S1', patient_id: 'P1' }), session({ id: 'S2', patient_id: 'P2' })],
      consultations: [
        consultation({ id: 'C1', ...of, session_id: 'S1' }),
        consultation({ id: 'C2', ...of, session_id: 'S2' }),
        consultation({ id: 'C3', ...of, session_id: 'gone' }),
        consultation({ ...of, doctor_id: 'gone' }),
        consultation({ ...of, patient_id: 'gone' }),
        consultation({ ...of, consultation_date: 'soon' }),
        consultation({ ...of, status: 'dreamt' }),
        consultation({ id: 'C1', ...of }),
        consultation({ ...of, patient_id: null }),
      ],
    },
    { layout },
  )

  expect(await target.all('select id, session_id, legacy from consultations order by id')).toEqual([
    { id: 'C1', session_id: 'S1', legacy: null },
    { id: 'C2', session_id: null, legacy: { session_id: 'S2' } },
    { id: 'C3', session_id: null, legacy: { session_id: 'gone' } },
  ])
  expect((await quarantinedOf(target)).map(([, number, field, reason]) => [number, field, reason])).toEqual([
    [4, 'doctor_id', 'missing-doctor'],
    [5, 'patient_id', 'missing-patient'],
    [6, 'consultation_date', 'unreadable-time'],
    [7, 'status', 'unknown-value'],
    [8, 'id', 'duplicate-id'],
    [9, 'patient_id', 'missing-patient'],
  ])
})

test('appointments that overlap, in the file or with what is here, all stay, with the overlap allowed', async ({
  target,
}) => {
  const here = await target.make.doctor()
  const guest = await target.make.patient()
  await target.make.consultation(
    { doctor: here, patient: guest },
    { status: 'scheduled', consultation_date: '2030-01-01T09:10:00Z', duration_minutes: 60 },
  )
  const at = (id: string, consultation_date: string, more = {}) =>
    consultation({
      id,
      patient_id: 'P1',
      doctor_id: 'D1',
      status: 'scheduled',
      consultation_date,
      duration_minutes: 30,
      ...more,
    })

  await target.importRows(
    {
      ...people,
      consultations: [
        at('C1', '2030-01-01T10:00:00'),
        at('C2', '2030-01-01T10:15:00'),
        at('C3', '2030-01-01T10:30:00'),
        at('C4', '2030-01-01T10:50:00', { duration_minutes: null }),
        at('C5', '2030-01-01T10:50:00', { doctor_id: 'D2' }),
        at('C6', '2030-01-01T10:05:00', { consultation_type: 'emergency' }),
        at('C7', '2030-01-01T10:00:00', { status: 'completed' }),
        at('C8', '2030-01-01T10:00:00', { doctor_id: here.id }),
        at('C9', '2030-01-02T10:00:00', { duration_minutes: 600 }),
        at('C10', '2030-01-02T11:00:00', { duration_minutes: 10 }),
        at('C11', '2030-01-02T15:00:00'),
      ],
    },
    { layout },
  )

  const { rows } = await target.db.query<{ id: string }>(
    'select id from consultations where overlap_allowed order by substr(id, 2)::integer',
  )
  expect(rows.map(({ id }) => id)).toEqual(['C2', 'C3', 'C4', 'C8', 'C10', 'C11'])
  expect(await target.one('select count(*)::integer as rows from consultations')).toEqual({ rows: 12 })
})

test('one primary doctor a patient: whom the record names, else the first; the others become consultants', async ({
  target,
}) => {
  await target.importRows(
    {
      ...people,
      doctor_patient_assignments: [
        assignment({ id: 'A1', patient_id: 'P1', doctor_id: 'D2', assignment_date: '2020-01-01 08:00:00' }),
        assignment({ id: 'A2', patient_id: 'P1', doctor_id: 'D1', assignment_date: '2022-01-01 08:00:00' }),
        assignment({ id: 'A3', patient_id: 'P2', doctor_id: 'U3', assignment_date: '2021-01-01 08:00:00' }),
        assignment({ id: 'A4', patient_id: 'P2', doctor_id: 'D1', assignment_date: '2020-06-01 08:00:00' }),
        assignment({ id: 'A5', patient_id: 'P3', doctor_id: 'D1', assignment_type: 'specialist' }),
        assignment({
          id: 'A6',
          patient_id: 'P3',
          doctor_id: 'D2',
          is_active: 0,
          ended_at: '2023-01-01',
          notes: 'moved away',
        }),
      ],
    },
    { layout },
  )

  expect(await assignmentsOf(target)).toEqual([
    { id: 'A2', patient: 'P1', doctor: 'D1', type: 'primary', active: true },
    { id: 'A1', patient: 'P1', doctor: 'D2', type: 'consultant', active: true },
    { id: 'A4', patient: 'P2', doctor: 'D1', type: 'primary', active: true },
    { id: 'A3', patient: 'P2', doctor: 'D3', type: 'consultant', active: true },
    { id: 'A5', patient: 'P3', doctor: 'D1', type: 'specialist', active: true },
    { id: 'A6', patient: 'P3', doctor: 'D2', type: 'primary', active: false },
  ])
  expect(await target.one("select ended_at, notes from doctor_patient_assignments where id = 'A6'")).toEqual({
    ended_at: new Date('2022-12-31T23:00:00Z'),
    notes: 'moved away',
  })
  expect((await repairsOf(target)).filter(([, , field]) => field === 'assignment_type')).toEqual([
    ['doctor_patient_assignments', 'A1', 'assignment_type', 'second-primary', 'primary'],
    ['doctor_patient_assignments', 'A3', 'assignment_type', 'second-primary', 'primary'],
  ])
})

test('an assignment that somebody ended is not revived by sessions or by the patient’s record', async ({ target }) => {
  await target.importRows(
    {
      ...people,
      sessions: [
        session({ patient_id: 'P1', doctor_id: 'D1' }),
        session({ patient_id: 'P2', doctor_id: 'U2' }),
        session({ patient_id: 'P2', doctor_id: 'D3' }),
      ],
      doctor_patient_assignments: [
        assignment({ id: 'A1', patient_id: 'P1', doctor_id: 'D1', is_active: 0 }),
        assignment({ id: 'A2', patient_id: 'P2', doctor_id: 'D2', is_active: 1, ended_at: '2023-06-01T00:00:00' }),
      ],
    },
    { layout },
  )

  expect(await assignmentsOf(target)).toEqual([
    { id: 'A1', patient: 'P1', doctor: 'D1', type: 'primary', active: false },
    { id: 'A2', patient: 'P2', doctor: 'D2', type: 'primary', active: false },
    { id: 'derived', patient: 'P2', doctor: 'D3', type: 'consultant', active: true },
  ])
  expect(
    await target.one(
      "select unique_doctors_count as doctors, active_doctors_count as active from patient_statistics where patient_id = 'P2'",
    ),
  ).toEqual({ doctors: 2, active: 1 })
})

test('an assignment that is there twice is set aside, and so is one of nobody', async ({ target }) => {
  const of = { patient_id: 'P2', doctor_id: 'D2' }
  await target.importRows(
    {
      ...people,
      doctor_patient_assignments: [
        assignment({ id: 'A1', ...of }),
        assignment({ id: 'A2', ...of, is_active: 0 }),
        assignment({ id: 'A3', ...of, assignment_date: '2024-05-01 08:00:00' }),
        assignment({ id: 'A4', ...of, assignment_date: '2019-05-01 08:00:00', is_active: 0 }),
        assignment({ ...of, doctor_id: 'gone' }),
        assignment({ ...of, patient_id: 'gone' }),
        assignment({ id: 'A1', patient_id: 'P3', doctor_id: 'D3' }),
      ],
    },
    { layout },
  )

  expect(
    (await assignmentsOf(target)).filter(({ patient: id }) => id === 'P2').map(({ id, active }) => [id, active]),
  ).toEqual([
    ['A4', false],
    ['A1', true],
  ])
  expect((await quarantinedOf(target)).map(([, number, field, reason]) => [number, field, reason])).toEqual([
    [2, 'doctor_id', 'duplicate-assignment'],
    [3, 'doctor_id', 'duplicate-assignment'],
    [5, 'doctor_id', 'missing-doctor'],
    [6, 'patient_id', 'missing-patient'],
    [7, 'id', 'duplicate-id'],
  ])
})

test('a file that was imported before it was enhanced brings only what is new', async ({ target }) => {
  const team = careTeam()
  await target.importRows(team.contents)
  const of = {
    patient_id: team.person.patient_id ?? null,
    doctor_id: team.practitioner.doctor_id ?? null,
    session_id: team.visit.id ?? null,
  }

  const { tables, derived } = await target.importRows(
    {
      ...team.contents,
      consultations: [consultation(of)],
      doctor_patient_assignments: [assignment({ patient_id: of.patient_id, doctor_id: of.doctor_id })],
      report_status: [
        {
          id: 'Q',
          patient_id: of.patient_id,
          session_id: of.session_id,
          report_id: team.text.id ?? null,
          status: 'generated',
          report_type: 'full',
          requested_at: '2024-03-01 09:40:00',
        },
      ],
    },
    { layout },
  )

  expect(tables).toMatchObject({
    consultations: { imported: 1 },
    doctor_patient_assignments: { quarantined: 1 },
    report_status: { quarantined: 1 },
  })
  expect(derived).toEqual({ assignments: 0, timeline: 1, reportStatus: 0, statistics: 0, positivePatients: 0 })
  expect(
    await target.one(
      'select (select count(*)::integer from report_status) as requests, (select count(*)::integer from doctor_patient_assignments) as assignments',
    ),
  ).toEqual({ requests: 1, assignments: 1 })
})

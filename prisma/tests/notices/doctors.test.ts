import { handOver } from '@/lib/hand-overs/commands'
import { handOverInput } from '@/lib/hand-overs/schema'
import { dateIn } from '@/lib/forms/clock'
import { merge, unmerge } from '../patients/merging.ts'
import { worker } from '../support/person.ts'
import { assign, endAll, expect, test, toldTo, undoLast, unread } from './test.ts'

const ahead = '2099-03-01T09:00:00Z'

test('a doctor is told of a patient whom an administrator assigns, and of the end of it; the administrator is not', async ({
  db,
  make,
  as,
}) => {
  const [admin, doctor, patient] = [await make.admin(), await make.doctor(), await make.patient()]

  const { rows } = await as(admin, (client) => client.query<{ id: string }>(assign(doctor, patient)))
  const id = rows[0]!.id
  expect(await toldTo(db, doctor)).toEqual([unread('patient-assigned', id)])

  await as(admin, (client) => client.query(endAll(doctor)))
  expect(await toldTo(db, doctor)).toEqual([unread('care-ended', id), unread('patient-assigned', id)])
  expect(await toldTo(db, admin)).toEqual([])
})

test('what changes nothing about who treats whom tells nobody', async ({ db, make, as }) => {
  const admin = await make.admin()
  const { doctor } = await make.careTeam()

  await as(admin, (client) =>
    client.query(`update doctor_patient_assignments set notes = 'x' where doctor_id = $1`, [doctor.id]),
  )

  expect(await toldTo(db, doctor)).toEqual([])
})

test('without a viewer nothing happened just now: the owner, imports and demo data tell nobody', async ({
  db,
  make,
}) => {
  const { doctor, patient } = await make.careTeam()
  await make.consultation({ doctor, patient }, { status: 'scheduled', consultation_date: ahead })
  await db.query('begin')
  await db.query('select app.set_derivation(false)')
  await db.query(assign(doctor, await make.patient()))
  await db.query('select app.set_derivation(true)')
  await db.query('commit')
  await db.query(endAll(doctor))

  expect(await toldTo(db, doctor)).toEqual([])
})

test('500 patients assigned in one operation, in several statements, are one notice for each doctor', async ({
  db,
  make,
  as,
}) => {
  const [admin, first, second] = [await make.admin(), await make.doctor(), await make.doctor()]
  const { rows } = await db.query<{ id: string }>(
    `insert into patients (name, gender) select 'Bulk ' || n, 'female' from generate_series(1, 500) n returning patient_id as id`,
  )
  const ids = rows.map(({ id }) => id)

  await as(admin, async (client) => {
    for (const doctor of [first, second])
      for (const part of [ids.slice(0, 300), ids.slice(300)])
        await client.query(
          `insert into doctor_patient_assignments (doctor_id, patient_id, assignment_type)
           select $1, id, 'consultant' from unnest($2::text[]) id`,
          [doctor.id, part],
        )
  })

  for (const doctor of [first, second])
    expect(await toldTo(db, doctor)).toEqual([unread('patient-assigned', null, 500)])
  const { rows: written } = await db.query<{ tgname: string; perRow: number }>(
    `select tgname, tgtype & 1 as "perRow" from pg_trigger
      where tgname like 'notice\\_%' and tgrelid in ('doctor_patient_assignments'::regclass, 'consultations'::regclass)`,
  )
  expect(written).toEqual(Array.from({ length: 4 }, () => expect.objectContaining({ perRow: 0 })))
})

test('a hand-over of several is one notice for the doctor who gives and one for the doctor who takes', async ({
  admin,
  db,
  make,
}) => {
  const [from, to] = [await make.doctor(), await make.doctor()]
  for (const day of ['01', '02']) {
    const patient = await make.patient()
    await make.assignment({ doctor: from, patient })
    await make.consultation(
      { doctor: from, patient },
      { status: 'scheduled', consultation_date: `2099-03-${day}T09:00:00Z` },
    )
  }

  await admin((scope) =>
    handOver(
      scope,
      handOverInput.parse({
        fromDoctorId: from.id,
        toDoctorId: to.id,
        onDate: dateIn('Europe/Oslo', new Date()),
        moveAppointments: 'yes',
        who: 'all',
        reason: 'Parental leave',
      }),
    ),
  )

  expect(await toldTo(db, from)).toEqual([unread('care-ended', null, 2), unread('visit-cancelled', null, 2)])
  expect(await toldTo(db, to)).toEqual([unread('patient-assigned', null, 2), unread('visit-booked', null, 2)])

  await admin(undoLast)
  expect(await toldTo(db, from)).toEqual([
    unread('care-ended', null, 2),
    unread('patient-assigned', null, 2),
    unread('visit-booked', null, 2),
    unread('visit-cancelled', null, 2),
  ])
})

test('reports that were made wait for every doctor who treats the patient, as one notice; nobody else is told', async ({
  db,
  make,
  as,
}) => {
  const admin = await make.admin()
  const { doctor, patient } = await make.careTeam()
  const suspended = await make.doctor({ approval_state: 'suspended' })
  await make.assignment({ doctor: suspended, patient }, { assignment_type: 'consultant' })
  const stranger = await make.doctor()
  const session = await make.session(patient)
  const publish = async () => {
    const request = await make.reportRequest(patient, { session_id: session.id, status: 'archived' })
    // as the owner with a viewer, which is how publishing runs: no role may insert a report by itself
    await as(admin, async (client) => {
      const { rows } = await client.query<{ context: string }>(`select current_setting('app.context') as context`)
      await db.query('begin')
      await db.query(`select set_config('app.context', $1, true)`, [rows[0]!.context])
      await db.query(
        `insert into medical_reports (session_id, patient_id, request_id, title, content) values ($1, $2, $3, 'x', 'x')`,
        [session.id, patient.id, request.id],
      )
      await db.query('commit')
    })
  }

  await publish()
  expect(await toldTo(db, doctor)).toEqual([{ ...unread('report-to-sign', null), entityId: expect.any(String) }])
  await publish()

  expect(await toldTo(db, doctor)).toEqual([unread('report-to-sign', null, 2)])
  for (const nobody of [suspended, stranger, admin]) expect(await toldTo(db, nobody)).toEqual([])
})

test('whoever asked for a report is told that it could not be made', async ({ db, make, as }) => {
  const { doctor, patient } = await make.careTeam()
  const other = await make.doctor()
  const { id } = await make.reportRequest(patient, {
    session_id: (await make.session(patient)).id,
    requested_by: doctor.userId,
    status: 'generating',
  })
  await db.query(
    `update report_status set attempts = 3, fence = 1, lease_until = now() - interval '1 hour' where id = $1`,
    [id],
  )

  await as(worker, (client) => client.query(`select app.claim_report('a worker', 60)`))

  expect(await toldTo(db, doctor)).toEqual([unread('report-failed', id)])
  expect(await toldTo(db, other)).toEqual([])
})

test('a merge and its undoing tell the doctor of both records nothing: they treat the patient as before', async ({
  db,
  make,
  as,
}) => {
  const admin = await make.admin()
  const { doctor, patient: kept } = await make.careTeam()
  const merged = await make.patient()
  await make.assignment({ doctor, patient: merged })

  await merge(as, db, admin, kept, merged)
  await unmerge(as, db, admin, merged)

  expect(await toldTo(db, doctor)).toEqual([])
})

import type pg from 'pg'
import { mismatchesOf, noMismatches, statisticsOf, timelineOf } from '../support/derived.ts'
import type { Doctor, Make, Patient } from '../support/make.ts'
import { expect, test } from '../support/test.ts'

test('deleting a patient takes everything of theirs, and nothing of anybody else', async ({ db, make }) => {
  const { doctor, patient } = await make.careTeam()
  const other = await make.patient()
  await fullRecord(db, make, doctor, patient)
  const otherSession = await fullRecord(db, make, doctor, other)
  const before = await rowsOf(db, other.id, otherSession.id)

  await db.query('delete from patients where patient_id = $1', [patient.id])

  expect(Object.values(before).every((rows) => rows === 1 || rows === 5)).toBe(true)
  expect(await rowsOf(db, other.id, otherSession.id)).toEqual(before)
  const left = await rowsOf(db, patient.id)
  expect(Object.entries(left).filter(([, rows]) => rows > 0)).toEqual([])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('deleting a patient leaves the account, and deleting the account leaves the record', async ({ db, make }) => {
  const patient = await make.patient()
  const other = await make.patient()

  await db.query('delete from patients where patient_id = $1', [patient.id])
  await db.query('delete from users where id = $1', [other.userId])

  expect((await db.query('select from users where id = $1', [patient.userId])).rowCount).toBe(1)
  const { rows } = await db.query('select user_id from patients where patient_id = $1', [other.id])
  expect(rows).toEqual([{ user_id: null }])
})

test('deleting a doctor takes their assignments and consultations, also off the timeline', async ({ db, make }) => {
  const { doctor, patient } = await make.careTeam()
  const session = await make.session(patient, { doctor_id: doctor.id })
  await make.consultation({ doctor, patient })
  const note = await make.note(patient, { doctor_id: doctor.id })

  await db.query('delete from users where id = $1', [doctor.userId])

  expect((await db.query('select from doctor_patient_assignments where doctor_id = $1', [doctor.id])).rowCount).toBe(0)
  expect((await db.query('select from consultations where doctor_id = $1', [doctor.id])).rowCount).toBe(0)
  const {
    rows: [kept],
  } = await db.query('select doctor_id from sessions where id = $1', [session.id])
  expect(kept).toEqual({ doctor_id: null })
  expect(await timelineOf(db, patient)).toMatchObject([{ event_title: note.event_title, doctor_id: null }])
  expect(await statisticsOf(db, patient)).toMatchObject({
    total_consultations: 0,
    unique_doctors_count: 0,
    active_doctors_count: 0,
    last_visit_date: null,
  })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('deleting a session takes its scans, predictions, reports, requests and entries; its consultation stays', async ({
  db,
  make,
}) => {
  const { doctor, patient } = await make.careTeam()
  const session = await fullRecord(db, make, doctor, patient)

  await db.query('delete from sessions where id = $1', [session.id])

  const left = await rowsOf(db, patient.id, session.id)
  expect(left).toMatchObject({
    sessions: 0,
    mri_scans: 0,
    mri_scan_blobs: 0,
    predictions: 0,
    medical_reports: 0,
    report_status: 0,
    action_flags: 0,
    agent_messages: 0,
    consultations: 1,
  })
  expect(await timelineOf(db, patient)).toMatchObject([{ event_type: 'consultation', session_id: null }])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('deleting a prediction or a scan leaves the report made of it', async ({ db, make }) => {
  const patient = await make.patient()
  const session = await make.session(patient)
  const scan = await make.scan(session)
  const prediction = await make.prediction(session, { mri_scan_id: scan.id })
  const report = await make.report(session, { prediction_id: prediction.id })

  await db.query('delete from mri_scans where id = $1', [scan.id])
  const {
    rows: [orphan],
  } = await db.query('select mri_scan_id from predictions where id = $1', [prediction.id])
  await db.query('delete from predictions where id = $1', [prediction.id])
  const {
    rows: [kept],
  } = await db.query('select prediction_id from medical_reports where id = $1', [report.id])

  expect(orphan).toEqual({ mri_scan_id: null })
  expect(kept).toEqual({ prediction_id: null })
})

/** One session of everything, and a consultation linked to it. */
async function fullRecord(db: pg.Client, make: Make, doctor: Doctor, patient: Patient) {
  const session = await make.session(patient)
  const scan = await make.scan(session)
  await db.query(`insert into mri_scan_blobs (scan_id, sha256, data) values ($1, sha256('x'), 'x')`, [scan.id])
  const prediction = await make.prediction(session, { mri_scan_id: scan.id })
  await make.review(prediction, { doctor_id: doctor.id })
  await make.assessment(patient)
  const report = await make.report(session)
  await make.reportRequest(patient, { session_id: session.id, report_id: report.id })
  await make.consultation({ doctor, patient }, { session_id: session.id })
  await make.note(patient, { session_id: session.id })
  await make.medication(patient)
  await db.query(
    `insert into worklist_claims (kind, subject_id, patient_id, claimed_by, claimed_until)
     values ('review', $1, $2, $3, now() + interval '1 hour')`,
    [prediction.id, patient.id, doctor.userId],
  )
  await db.query(
    `insert into worklist_snoozes (user_id, kind, subject_id, patient_id, snoozed_until, reason)
     values ($3, 'review', $1, $2, now() + interval '1 day', 'Waits')`,
    [prediction.id, patient.id, doctor.userId],
  )
  await db.query(`insert into visit_questions (patient_id, body) values ($1, 'Can I drive?')`, [patient.id])
  await db.query(
    `insert into correction_requests (patient_id, about, wrong, should_say) values ($1, 'other', 'x', 'y')`,
    [patient.id],
  )
  await db.query('insert into data_archives (patient_id, user_id) values ($1, $2)', [patient.id, patient.userId])
  await db.query(
    `insert into helper_grants (patient_id, helper_name, helper_email) values ($1, 'Hella', 'hella@example.test')`,
    [patient.id],
  )
  await db.query(`insert into action_flags (session_id, flag_type) values ($1, 'legacy')`, [session.id])
  await db.query(`insert into agent_messages (session_id, sender, receiver, message_type) values ($1, 'a', 'b', 'c')`, [
    session.id,
  ])
  return session
}

/** How many rows each table holds for this patient, by the patient's id or by the session's. */
async function rowsOf(db: pg.Client, patientId: string, sessionId = '') {
  const ofPatient = [
    'clinical_assessments',
    'consultations',
    'correction_requests',
    'data_archives',
    'helper_grants',
    'medical_reports',
    'mri_scans',
    'patient_medications',
    'patient_statistics',
    'patient_timeline',
    'prediction_reviews',
    'predictions',
    'report_status',
    'sessions',
    'visit_questions',
    'worklist_claims',
    'worklist_snoozes',
  ]
  const ofSession = ['action_flags', 'agent_messages']
  const { rows: tables } = await db.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      where a.attname = 'patient_id' and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and c.relname not in ('audit_events', 'record_changes', 'deletions', 'patients', 'doctor_patient_assignments')`,
  )
  expect(tables.map(({ name }) => name).sort()).toEqual(ofPatient)
  const counts: Record<string, number> = {}
  for (const name of ofPatient) {
    counts[name] = await count(db, `select from public.${name} where patient_id = $1`, [patientId])
  }
  for (const name of ofSession)
    counts[name] = await count(db, `select from public.${name} where session_id = $1`, [sessionId])
  counts.mri_scan_blobs = await count(
    db,
    'select from mri_scan_blobs b join mri_scans m on m.id = b.scan_id where m.session_id = $1',
    [sessionId],
  )
  return counts
}

async function count(db: pg.Client, sql: string, values: string[]) {
  return (await db.query(sql, values)).rowCount ?? 0
}

import type pg from 'pg'
import { makerOf, type Make } from '../support/make.ts'
import { notices, ownRows, search, views } from './world-of-accounts.ts'
import { helpers, portal, mailAndMyData } from './world-of-the-portal.ts'
import { housekeeping } from './world-of-the-house.ts'
import { heldReport, reportQueue } from './world-of-the-queue.ts'
import { anonymous, worker, type DatabaseRole, type Person } from '../support/person.ts'

/*
 * A small clinic in which everybody's rights differ. Ana is Dora's patient and Beatrice is Eli's; every id and every
 * free text of Beatrice's record holds her name, so that one glance at a result tells whether it came from there.
 *
 *   dora   treats Ana now                      xena   treated Ana until last year
 *   eli    treats Beatrice now                 sam    treats Ana, but is suspended
 *                                              pia    treats Ana, but is not approved yet
 *                                              tom    was assigned to Ana by mistake; the assignment is in the trash
 * Each patient has one row of everything, and one more of everything in the trash.
 */
const patients = ['ana', 'beatrice'] as const
export type PatientName = (typeof patients)[number]
const doctors = {
  dora: 'approved',
  eli: 'approved',
  xena: 'approved',
  sam: 'suspended',
  pia: 'pending',
  tom: 'approved',
} as const

export async function makeWorld(db: pg.Client) {
  const make = makerOf(db)
  await make.admin({ id: 'user-adam', name: 'Adam' })
  await db.query(
    `insert into deletions (id, entity, entity_id, reason, deleted_by)
     values ('deletion', 'sessions', 'x', 'a test', 'user-adam')`,
  )
  await db.query(
    `with done as (
       insert into operations (id, action, actor_user_id, actor_role)
       values ('operation', 'patients.update', 'user-adam', 'admin') returning id)
     insert into record_changes (operation_id, entity, record_id, patient_id, kind, before, after)
     select id, 'patients', 'patient-beatrice', 'patient-beatrice', 'update', '{"name": "B"}', '{"name": "beatrice"}' from done`,
  )
  for (const [name, state] of Object.entries(doctors)) {
    await make.doctor(
      { doctor_id: `doctor-${name}`, user_id: `user-${name}`, approval_state: state },
      { id: `user-${name}`, name },
    )
    await ownRows(db, name)
    await search(db, name)
    await views(db, name)
    await notices(db, name)
  }
  for (const name of patients) {
    await makeRecord(db, make, name)
    await heldReport(db, make, name)
  }
  await ownRows(db, 'adam')
  await search(db, 'adam')
  await views(db, 'adam')
  await notices(db, 'adam')
  await assignments(make)
  await make.session(null, { id: 'session-nobody' })
  await housekeeping(db)
  await helpers(db)
  await mailAndMyData(db)
  await portal(db)
  await reportQueue(db)
}

/** The living result is open, so that somebody can review it; a second one has been. */
async function resultsOf(
  make: Make,
  of: {
    name: PatientName
    end: string
    session: { id: string }
    scan: { id: string }
    patient: { id: string }
    doctor: { id: string }
  },
) {
  const { name, end, session, scan, patient, doctor } = of
  const id = `${name}${end}`
  const prediction = await make.prediction(session, {
    id: `prediction-${id}`,
    mri_scan_id: scan.id,
    model_version: name,
    confidence_score: 0.5,
  })
  const reviewed =
    end === '' ? await make.prediction(session, { id: `prediction-second-${id}`, model_version: name }) : prediction
  await make.review(reviewed, { id: `review-${id}`, verdict: 'disagreed', reason: name })
  await make.assessment(patient, { id: `assessment-${id}`, doctor_id: doctor.id, note: name })
  if (end === '') {
    await make.review(prediction, {
      id: `review-ended-${id}`,
      ended_at: '2026-01-01T00:00:00Z',
      ended_reason: 'reopened',
      end_note: name,
    })
    await make.assessment(patient, { id: `assessment-xena-${id}`, doctor_id: 'doctor-xena', note: name })
  }
}

/** Everything a record can hold, twice: alive and in the trash. */
async function makeRecord(db: pg.Client, make: Make, name: PatientName) {
  const doctor = { id: name === 'ana' ? 'doctor-dora' : 'doctor-eli' }
  await make.patient(
    { patient_id: `patient-${name}`, user_id: `user-${name}`, name, allergies: name, medical_history: name },
    { id: `user-${name}`, name, username: name, phone: name, address: name },
  )
  await ownRows(db, name)
  const patient = { id: `patient-${name}` }
  for (const end of ['', '-trashed']) {
    const id = `${name}${end}`
    const session = await make.session(patient, { id: `session-${id}`, metadata: { about: name } })
    const scan = await make.scan(session, { id: `scan-${id}`, original_filename: `${name}.png` })
    await db.query(
      `insert into mri_scan_blobs (scan_id, sha256, data) values ($1, sha256('x'), convert_to($2, 'UTF8'))`,
      [scan.id, name],
    )
    await resultsOf(make, { name, end, session, scan, patient, doctor })
    const text = { title: name, content: name, disclaimer: name }
    await make.report(session, { id: `report-${id}`, ...text })
    if (end === '') await make.report(session, { id: `report-draft-${id}`, report_status: 'draft', ...text })
    await make.reportRequest(patient, {
      id: `request-${id}`,
      session_id: session.id,
      report_type: 'patient',
      status: 'failed',
      error_message: name,
    })
    await make.consultation(
      { doctor, patient },
      { id: `consultation-${id}`, notes: name, diagnosis: name, chief_complaint: name },
    )
    await make.medication(patient, { id: `medication-${id}`, notes: name })
    await make.note(patient, { id: `note-${id}`, event_title: name, doctor_id: doctor.id })
    await db.query(`insert into action_flags (id, session_id, flag_type) values ($1, $2, $3)`, [
      `flag-${id}`,
      session.id,
      name,
    ])
    await db.query(
      `insert into agent_messages (message_id, session_id, sender, receiver, message_type)
       values ($1, $2, $3, 'b', 'c')`,
      [`message-${id}`, session.id, name],
    )
  }
  await make.consultation(
    { doctor: { id: 'doctor-xena' }, patient },
    { id: `consultation-xena-${name}`, chief_complaint: name },
  )
  await intoTheTrash(db, name)
}

async function intoTheTrash(db: pg.Client, name: PatientName) {
  for (const [table, prefix] of Object.entries({
    sessions: 'session',
    mri_scans: 'scan',
    predictions: 'prediction',
    medical_reports: 'report',
    report_status: 'request',
    consultations: 'consultation',
    patient_timeline: 'note',
    patient_medications: 'medication',
    clinical_assessments: 'assessment',
    prediction_reviews: 'review',
  })) {
    await db.query(`update ${table} set deleted_at = now() where id = $1`, [`${prefix}-${name}-trashed`])
  }
}

async function assignments(make: Make) {
  const ana = { id: 'patient-ana' }
  const ended = { is_active: false, ended_at: '2025-01-01T00:00:00Z' }
  const consultant = { assignment_type: 'consultant' as const, notes: 'ana' }
  await make.assignment({ doctor: { id: 'doctor-dora' }, patient: ana }, { id: 'assignment-dora-ana', notes: 'ana' })
  await make.assignment(
    { doctor: { id: 'doctor-eli' }, patient: { id: 'patient-beatrice' } },
    { id: 'assignment-eli-beatrice', notes: 'beatrice' },
  )
  await make.assignment(
    { doctor: { id: 'doctor-xena' }, patient: ana },
    { id: 'assignment-xena-ana', ...consultant, ...ended },
  )
  await make.assignment({ doctor: { id: 'doctor-sam' }, patient: ana }, { id: 'assignment-sam-ana', ...consultant })
  await make.assignment({ doctor: { id: 'doctor-pia' }, patient: ana }, { id: 'assignment-pia-ana', ...consultant })
  const tom = await make.assignment(
    { doctor: { id: 'doctor-tom' }, patient: ana },
    { id: 'assignment-tom-ana', ...consultant },
  )
  await make.trash('doctor_patient_assignments', tom.id)
}

/** What somebody has of their own beside a record: a login, a link, an answer that was kept. */
/* ── who asks ────────────────────────────────────────────────────────────────────────────────────────────────────── */

function doctor(name: keyof typeof doctors): Person {
  return {
    databaseRole: 'substantia_doctor',
    claims: { r: 'doctor', u: `user-${name}`, d: `doctor-${name}`, s: `login-${name}` },
  }
}

function patient(name: PatientName): Person {
  return {
    databaseRole: 'substantia_patient',
    claims: { r: 'patient', u: `user-${name}`, p: `patient-${name}`, s: `login-${name}` },
  }
}

/** Somebody who acts for Ana. */
function helper(name: 'hana' | 'hugo'): Person {
  const { databaseRole, claims } = patient('ana')
  return { databaseRole, claims: { ...claims, u: `user-${name}`, g: `grant-${name}-ana`, s: `login-${name}` } }
}

const adam: Person = { databaseRole: 'substantia_admin', claims: { r: 'admin', u: 'user-adam', s: 'login-adam' } }

/** In the right role, with the signed viewer that belongs to it. */
export const people = {
  adam,
  dora: doctor('dora'),
  eli: doctor('eli'),
  xena: doctor('xena'),
  sam: doctor('sam'),
  pia: doctor('pia'),
  tom: doctor('tom'),
  ana: patient('ana'),
  beatrice: patient('beatrice'),
  hana: helper('hana'),
  hugo: helper('hugo'),
  worker,
  anonymous,
} satisfies Record<string, Person>
export type Name = keyof typeof people

const roles: DatabaseRole[] = [
  'substantia_admin',
  'substantia_doctor',
  'substantia_patient',
  'substantia_worker',
  'substantia_anonymous',
]

/** With a valid viewer of their own, in a role that is not theirs: `set role` is open to whoever gets SQL through. */
export const impostors: Record<string, Person> = Object.fromEntries(
  (['adam', 'dora', 'ana', 'worker', 'anonymous'] as const).flatMap((name) =>
    roles
      .filter((role) => role !== people[name].databaseRole)
      .map((role) => [`${name} as ${role}`, { ...people[name], databaseRole: role }]),
  ),
)

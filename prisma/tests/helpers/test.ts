import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Make, Patient } from '../support/make.ts'
import type { Person } from '../support/person.ts'
import type { As } from '../support/test.ts'

export { expect, test } from '../support/test.ts'

export const hashOf = (text: string) => createHash('sha256').update(text).digest()

/** A patient with one row of everything that a patient may read: a visit held, one to come, a released report. */
export async function aRecord(make: Make): Promise<Patient> {
  const { doctor, patient } = await make.careTeam()
  const session = await make.session(patient)
  await make.scan(session)
  const prediction = await make.prediction(session)
  await make.review(prediction, { doctor_id: doctor.id, reviewed_by: doctor.userId })
  await make.report(session, {
    report_type: 'patient',
    prediction_id: prediction.id,
    released_at: new Date().toISOString(),
  })
  await make.reportRequest(patient, { report_type: 'patient', status: 'failed' })
  await make.consultation({ doctor, patient })
  await make.consultation(
    { doctor, patient },
    { status: 'scheduled', consultation_date: new Date(Date.now() + 7 * 86_400_000).toISOString() },
  )
  await make.medication(patient)
  return patient
}

export async function aHelper(make: Make, name = 'Hella Helper') {
  const { id: userId } = await make.user({ role: 'helper', name })
  const claims = { r: 'helper', u: userId, s: `session-of-${userId}`, q: 'request' }
  return { userId, databaseRole: 'substantia_patient', claims } satisfies Person & { userId: string }
}

/** A grant that was accepted, as the owner of the database writes it. */
export async function aGrant(
  db: pg.Client,
  patient: { id: string },
  helper: { userId: string },
  row: { scope?: string; ends_at?: Date | null; may_write?: boolean } = {},
): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `insert into helper_grants (patient_id, helper_name, helper_email, scope, may_write, ends_at, invited_at,
                                invite_expires_at, helper_user_id, accepted_at)
     values ($1, 'Hella', 'hella@example.test', $2, $3, $4, now(), now() + interval '14 days', $5, now())
     returning id`,
    [patient.id, row.scope ?? 'everything', row.may_write ?? false, row.ends_at ?? null, helper.userId],
  )
  return rows[0]!.id
}

/** Somebody who acts for a patient, as the server would sign it. */
export function actingFor(helper: { userId: string }, patient: { id: string }, grantId: string): Person {
  return {
    databaseRole: 'substantia_patient',
    claims: { r: 'patient', u: helper.userId, p: patient.id, g: grantId, s: 'session', q: 'request' },
  }
}

const tables = {
  patients: 'patients',
  doctors: 'doctor_patient_assignments',
  visits: 'consultations',
  visitsToCome: `consultations where status = 'scheduled'`,
  reports: 'medical_reports',
  requests: 'report_status',
  scans: 'mri_scans',
  results: 'predictions',
  timeline: 'patient_timeline',
  numbers: 'patient_statistics',
  medicines: 'patient_medications',
  sessions: 'sessions',
} as const
export type Seen = Record<keyof typeof tables, boolean>

/** Of which parts of a record somebody finds anything. */
export async function seenBy(as: As, person: Person): Promise<Seen> {
  return as(person, async (client) => {
    const seen = {} as Seen
    for (const [part, from] of Object.entries(tables)) {
      const { rowCount } = await client.query(`select from ${from} limit 1`)
      seen[part as keyof Seen] = rowCount === 1
    }
    return seen
  })
}

const parts = (...seen: (keyof Seen)[]) =>
  Object.fromEntries(Object.keys(tables).map((part) => [part, seen.includes(part as keyof Seen)])) as Seen

/** What each scope shows. */
export const seenWith = {
  nothing: parts(),
  appointments: parts('patients', 'doctors', 'visits', 'visitsToCome'),
  reports: parts('patients', 'doctors', 'reports', 'requests'),
  everything: parts(...(Object.keys(tables) as (keyof Seen)[])),
}

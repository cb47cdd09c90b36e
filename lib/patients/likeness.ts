import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'
import { registrationFields, type RegistrationFields } from './schema'
import type { LikenessReason } from './vocabulary'

export type Likeness = { patientId: string; score: number; reasons: LikenessReason[] }

export type SimilarPatient = Likeness & {
  name: string
  dateOfBirth: Date | null
  ageReported: number | null
  ageReportedAt: Date | null
  phone: string | null
  address: string | null
  createdAt: Date
  lastVisitDate: Date | null
}

type Person = Pick<RegistrationFields, 'name' | 'dateOfBirth' | 'phone'>

/** Ids of patients who may be this person, likeliest first, at most ten. */
export async function findLikenesses({ db }: Scope, { name, dateOfBirth, phone }: Person): Promise<Likeness[]> {
  return db.$queryRaw<Likeness[]>`
    select patient_id as "patientId", score, reasons
      from app.similar_patients(${name}, ${dateOfBirth}::date, ${phone}::text, null)
     order by score desc, patient_id`
}

/** Patients who may be this person, with what tells them apart. */
export async function listSimilarPatients(scope: Scope, person: Person): Promise<SimilarPatient[]> {
  const likenesses = await findLikenesses(scope, person)
  const ids = likenesses.map(({ patientId }) => patientId)
  const people = await scope.db.$queryRaw<Omit<SimilarPatient, 'score' | 'reasons'>[]>`
    select p.patient_id as "patientId", p.name, p.date_of_birth as "dateOfBirth", p.age_reported as "ageReported",
           p.age_reported_at as "ageReportedAt", p.phone, p.address, p.created_at as "createdAt",
           s.last_visit_date as "lastVisitDate"
      from patients p
      left join patient_statistics s on s.patient_id = p.patient_id
     where p.patient_id = any (${ids}) and p.deleted_at is null
     order by p.patient_id`
  noteAccess(scope, { action: 'patients.compare', entity: 'patients', listedPatientIds: ids })
  return likenesses.flatMap((likeness) => {
    const person_ = people.find(({ patientId }) => patientId === likeness.patientId)
    return person_ ? [{ ...person_, ...likeness }] : []
  })
}

/** What this viewer typed before a warning; null when there is none, or it is older than an hour. */
export async function getRegistrationCheck({ db }: Scope, id: string): Promise<RegistrationFields | null> {
  const [found] = await db.$queryRaw<{ fields: unknown }[]>`
    select fields from registration_checks where id = ${id} and expires_at > now()`
  return found ? registrationFields.parse(found.fields) : null
}

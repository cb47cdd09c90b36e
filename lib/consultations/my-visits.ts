import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { noteAccess, noteOpened, type Scope } from '@/lib/db/scope'
import { usualMinutes } from './free-times'
import type { ConsultationRow } from './queries'
import { graceMinutes, longestAheadMinutes } from './still-ahead'

/** A visit as its patient reads it: what was found and prescribed stays out until the note is signed. */
export type MyVisit = ConsultationRow & {
  /** Whether what was found and prescribed may be read: the note is signed. Null for who helps with appointments only. */
  isOut: boolean | null
  doctorSpecialization: string | null
}

const mostVisits = 200

const visit = Prisma.sql`
  select c.id, c.consultation_date as "consultationDate", c.consultation_type as "consultationType", c.status,
         c.duration_minutes as "durationMinutes", n.chief_complaint as "chiefComplaint", n.diagnosis, n.prescription,
         c.next_visit_date as "nextVisitDate", c.doctor_id as "doctorId", d.name as "doctorName",
         d.specialization as "doctorSpecialization", n.is_out as "isOut"
    from consultations c
    left join app.my_visit_notes() n on n.consultation_id = c.id
    left join app.doctor_directory d on d.doctor_id = c.doctor_id`

/** The visits of the patient who is asking, newest first, the coming ones included; at most 200. */
export async function listMyVisits(scope: Scope, patientId: string): Promise<MyVisit[]> {
  noteAccess(scope, { action: 'consultations.of-patient', entity: 'consultations', patientId })
  return scope.db.$queryRaw<MyVisit[]>`
    ${visit}
     where c.patient_id = ${patientId} and c.deleted_at is null
     order by c.consultation_date desc, c.id desc
     limit ${mostVisits}`
}

/** The next booked appointment of the patient who is asking, as `isStillAhead` has it; null when there is none. */
export async function getMyNextVisit(scope: Scope, patientId: string): Promise<MyVisit | null> {
  noteAccess(scope, { action: 'consultations.next', entity: 'consultations', patientId })
  const [next] = await scope.db.$queryRaw<MyVisit[]>`
    ${visit}
     where c.patient_id = ${patientId} and c.status = 'scheduled' and c.deleted_at is null
       and c.consultation_date > now() - make_interval(mins => ${longestAheadMinutes}::integer)
       and c.consultation_date
           + make_interval(mins => coalesce(c.duration_minutes, ${usualMinutes}::integer) + ${graceMinutes}::integer) > now()
     order by c.consultation_date, c.id
     limit 1`
  return next ?? null
}

/** One visit of the patient who is asking; null when there is none. */
export async function getMyVisit(scope: Scope, id: string): Promise<MyVisit | null> {
  const [found] = await scope.db.$queryRaw<(MyVisit & { patientId: string })[]>`
    select v.*, c.patient_id as "patientId"
      from (${visit} where c.id = ${id} and c.deleted_at is null) v
      join consultations c on c.id = v.id`
  noteOpened(scope, { action: 'consultations.open', entity: 'consultations', entityId: id }, found)
  if (!found) return null
  const { patientId: _patientId, ...mine } = found
  return mine
}

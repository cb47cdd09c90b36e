import type { Scope } from '@/lib/db/scope'
import { toRecommendations } from '@/lib/reports/recommendations'
import type { CurrentMedication, PastVisit, ReportInput } from './input'

const mostVisits = 3
const mostMedications = 40

/** What the patient takes today, as it was written down. */
export async function readMedications({ db }: Scope, patientId: string): Promise<CurrentMedication[]> {
  return db.$queryRaw<CurrentMedication[]>`
    select m.name, m.dose, array(select to_char(t, 'HH24:MI') from unnest(m.times) t order by t) as times,
           m.as_needed as "asNeeded", m.instructions, m.started_on::text as "startedOn", d.name as prescriber
      from patient_medications m
      left join app.doctor_directory d on d.doctor_id = m.prescribed_by
     where m.patient_id = ${patientId} and m.deleted_at is null
       and (m.started_on is null or m.started_on <= current_date) and (m.ended_on is null or m.ended_on >= current_date)
     order by m.as_needed, lower(m.name), m.id
     limit ${mostMedications}`
}

/** The last visits that took place, with their notes, signed or not. */
export async function readConsultations({ db }: Scope, patientId: string): Promise<PastVisit[]> {
  const found = await db.$queryRaw<(Omit<PastVisit, 'at'> & { at: Date })[]>`
    select c.consultation_date as at, c.consultation_type as type, coalesce(d.name, '') as doctor,
           nullif(trim(c.chief_complaint), '') as complaint,
           coalesce(nullif(trim(c.assessment), ''), nullif(trim(c.diagnosis), '')) as assessment,
           nullif(trim(c.prescription), '') as plan,
           c.signed_at is null and c.import_run is null as "isDraft"
      from consultations c
      left join app.doctor_directory d on d.doctor_id = c.doctor_id
     where c.patient_id = ${patientId} and c.status = 'completed' and c.deleted_at is null
     order by c.consultation_date desc, c.id desc
     limit ${mostVisits}`
  return found.map((visit) => ({ ...visit, at: visit.at.toISOString() }))
}

export async function readNextVisit({ db }: Scope, patientId: string): Promise<ReportInput['nextVisit']> {
  const [next] = await db.$queryRaw<(Omit<NonNullable<ReportInput['nextVisit']>, 'at'> & { at: Date })[]>`
    select c.consultation_date as at, c.consultation_type as type, coalesce(d.name, '') as doctor
      from consultations c
      left join app.doctor_directory d on d.doctor_id = c.doctor_id
     where c.patient_id = ${patientId} and c.status = 'scheduled' and c.consultation_date > now() and c.deleted_at is null
     order by c.consultation_date, c.id
     limit 1`
  return next ? { ...next, at: next.at.toISOString() } : null
}

/**
 * What a clinician recommends: of the latest version of a report on this session (or patient) that the account of a
 * doctor wrote, or that a doctor signed. What a program put into a report is nobody's recommendation until then, and a
 * report made from these very recommendations is no second source of them.
 */
export async function readRecommendations(
  { db }: Scope,
  { patientId, sessionId }: { patientId: string; sessionId: string | null },
): Promise<ReportInput['recommendations']> {
  const found = await db.$queryRaw<{ items: unknown; by: string; at: Date }[]>`
    select r.recommendations as items, coalesce(d.name, w.name) as by, coalesce(r.signed_at, r.created_at) as at
      from medical_reports r
      left join app.doctor_directory d on d.doctor_id = r.signed_doctor_id
      left join app.doctor_directory w on w.user_id = r.written_by -- an account's own row is not every doctor's to read
     where r.patient_id = ${patientId} and (${sessionId}::text is null or r.session_id = ${sessionId})
       and (d.name is not null or w.name is not null) and r.request_id is null
       and r.deleted_at is null and r.report_status = 'final' and r.superseded_by is null
     order by 3 desc, r.id desc
     limit 5`
  const all = found.flatMap(({ items, by, at }) =>
    toRecommendations(items).map((text) => ({ text, by, at: at.toISOString() })),
  )
  return all.filter(({ text }, at) => all.findIndex((other) => other.text === text) === at)
}

/** Who treats the patient now, the primary doctor first. */
export async function readDoctors({ db }: Scope, patientId: string): Promise<string[]> {
  const found = await db.$queryRaw<{ name: string }[]>`
    select d.name
      from doctor_patient_assignments a
      join app.doctor_directory d on d.doctor_id = a.doctor_id
     where a.patient_id = ${patientId} and a.is_active and a.deleted_at is null and d.name is not null
     order by a.assignment_type <> 'primary', a.assignment_date desc, a.id
     limit 5`
  return found.map(({ name }) => name)
}

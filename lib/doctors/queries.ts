import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { noteAccess, type Scope } from '@/lib/db/scope'
import type { AssignmentType } from '@/lib/assignments/vocabulary'
import { startOf, toPage, type Page } from '@/lib/tables/page'
import type { DoctorListFilter } from './schema'
import type { ApprovalState } from './vocabulary'

export type DoctorRow = {
  doctorId: string
  userId: string
  name: string
  email: string | null
  specialization: string | null
  licenseNumber: string | null
  hospitalAffiliation: string | null
  approvalState: ApprovalState
  activePatients: number
  lastLogin: Date | null
}

/** One page of doctors by name, with how many patients each treats now. */
export async function listDoctors({ db }: Scope, filter: DoctorListFilter): Promise<Page<DoctorRow>> {
  const start = startOf(filter)
  const conditions = [Prisma.sql`d.deleted_at is null`]
  if (filter.state) conditions.push(Prisma.sql`d.approval_state = ${filter.state}`)
  if (start.from)
    conditions.push(
      Prisma.sql`(u.name_key, d.doctor_id) ${start.backwards ? Prisma.sql`<` : Prisma.sql`>`} (${String(start.from[0])}, ${String(start.from[1])})`,
    )
  const direction = start.backwards ? Prisma.sql`desc` : Prisma.sql`asc`
  const found = await db.$queryRaw<(DoctorRow & { sortKey: string })[]>`
    select d.doctor_id as "doctorId", d.user_id as "userId", u.name, u.email, d.specialization,
           d.license_number as "licenseNumber", d.hospital_affiliation as "hospitalAffiliation",
           d.approval_state as "approvalState", u.last_login as "lastLogin", u.name_key as "sortKey",
           (select count(*)::integer from doctor_patient_assignments a
             where a.doctor_id = d.doctor_id and a.is_active and a.deleted_at is null) as "activePatients"
      from doctors d
      join users u on u.id = d.user_id
     where ${Prisma.join(conditions, ' and ')}
     order by u.name_key ${direction}, d.doctor_id ${direction}
     limit ${filter.size + 1}`
  const page = toPage(found, filter.size, start, ({ sortKey, doctorId }) => [sortKey, doctorId])
  return { ...page, rows: page.rows.map(({ sortKey: _sortKey, ...row }) => row) }
}

export type DoctorOfPatient = {
  assignmentId: string
  doctorId: string
  name: string
  specialization: string | null
  hospitalAffiliation: string | null
  assignmentType: AssignmentType
  assignmentDate: Date
  isActive: boolean
  endedAt: Date | null
  consultations: number
  lastVisitDate: Date | null
  nextVisitDate: Date | null
}

/** Everybody who treats or treated a patient, active ones first, with the visits of this patient to each. */
export async function listDoctorsOfPatient(scope: Scope, patientId: string): Promise<DoctorOfPatient[]> {
  noteAccess(scope, { action: 'doctors.of-patient', entity: 'doctor_patient_assignments', patientId })
  return scope.db.$queryRaw<DoctorOfPatient[]>`
    select a.id as "assignmentId", a.doctor_id as "doctorId", d.name, d.specialization,
           d.hospital_affiliation as "hospitalAffiliation", a.assignment_type as "assignmentType",
           a.assignment_date as "assignmentDate", a.is_active as "isActive", a.ended_at as "endedAt",
           coalesce(seen.held, 0)::integer as consultations, seen.last_date as "lastVisitDate", seen.next_date as "nextVisitDate"
      from doctor_patient_assignments a
      join app.doctor_directory d on d.doctor_id = a.doctor_id
      left join (select c.doctor_id,
                        count(*) filter (where c.status = 'completed') as held,
                        max(c.consultation_date) filter (where c.status = 'completed') as last_date,
                        min(c.consultation_date) filter (where c.status = 'scheduled' and c.consultation_date > now()) as next_date
                   from consultations c
                  where c.patient_id = ${patientId} and c.deleted_at is null
                  group by c.doctor_id) seen on seen.doctor_id = a.doctor_id
     where a.patient_id = ${patientId} and a.deleted_at is null
     order by a.is_active desc, a.assignment_type <> 'primary', a.assignment_date desc, a.id`
}

const mostChoices = 300

/**
 * Doctors to choose one from, by name; none when there are more than a person can choose from in a list. The one that is
 * chosen already is always among them.
 */
export async function listDoctorChoices(
  { db }: Scope,
  chosen: string | undefined,
): Promise<{ doctorId: string; name: string }[]> {
  return db.$queryRaw<{ doctorId: string; name: string }[]>`
    with few as materialized ( -- whether a list makes sense is found out before one is sorted
      select count(*) <= ${mostChoices} as few
        from (select from doctors where approval_state = 'approved' and deleted_at is null limit ${mostChoices + 1}) capped)
    select doctor_id as "doctorId", name from app.doctor_directory
     where (approval_state = 'approved' and (select few from few)) or doctor_id = ${chosen ?? null}
     order by doctor_id is distinct from ${chosen ?? null}, name_key, doctor_id`
}

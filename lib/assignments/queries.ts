import 'server-only'
import { noteAccess, noteOpened, type Scope } from '@/lib/db/scope'
import type { ApprovalState } from '@/lib/doctors/vocabulary'
import type { AssignmentType } from './vocabulary'

export type AssignmentDetails = {
  id: string
  patientId: string
  patientName: string
  doctorId: string
  doctorName: string
  specialization: string | null
  approvalState: ApprovalState
  assignmentType: AssignmentType
  assignmentDate: Date
  isActive: boolean
  endedAt: Date | null
  endReason: string | null
  notes: string | null
  version: number
  appointmentsAhead: number
}

/** One assignment with whom it connects; null when there is none. */
export async function getAssignment(scope: Scope, id: string): Promise<AssignmentDetails | null> {
  const [found] = await scope.db.$queryRaw<AssignmentDetails[]>`
    select a.id, a.patient_id as "patientId", p.name as "patientName", a.doctor_id as "doctorId", d.name as "doctorName",
           d.specialization, d.approval_state as "approvalState", a.assignment_type as "assignmentType",
           a.assignment_date as "assignmentDate", a.is_active as "isActive", a.ended_at as "endedAt",
           a.end_reason as "endReason", a.notes, a.version,
           (select count(*)::integer from consultations c
             where c.patient_id = a.patient_id and c.doctor_id = a.doctor_id and c.status = 'scheduled'
               and c.consultation_date > now() and c.deleted_at is null) as "appointmentsAhead"
      from doctor_patient_assignments a
      join patients p on p.patient_id = a.patient_id
      join app.doctor_directory d on d.doctor_id = a.doctor_id
     where a.id = ${id} and a.deleted_at is null`
  noteOpened(scope, { action: 'assignments.open', entity: 'doctor_patient_assignments', entityId: id }, found)
  return found ?? null
}

export type AssignmentOf = {
  id: string
  otherId: string
  otherName: string
  about: string | null
  assignmentType: AssignmentType
  assignmentDate: Date
  isActive: boolean
  endedAt: Date | null
  endReason: string | null
}

/** Everybody who treats and treated a patient, those of now first. */
export async function listAssignmentsOfPatient(scope: Scope, patientId: string): Promise<AssignmentOf[]> {
  noteAccess(scope, { action: 'assignments.of-patient', entity: 'doctor_patient_assignments', patientId })
  return scope.db.$queryRaw<AssignmentOf[]>`
    select a.id, a.doctor_id as "otherId", d.name as "otherName", d.specialization as about,
           a.assignment_type as "assignmentType", a.assignment_date as "assignmentDate", a.is_active as "isActive",
           a.ended_at as "endedAt", a.end_reason as "endReason"
      from doctor_patient_assignments a
      join app.doctor_directory d on d.doctor_id = a.doctor_id
     where a.patient_id = ${patientId} and a.deleted_at is null
     order by a.is_active desc, a.assignment_type <> 'primary', coalesce(a.ended_at, a.assignment_date) desc, a.id
     limit 100`
}

/** Who was a doctor's patient and no longer is, latest end first. */
export async function listEndedAssignmentsOfDoctor(scope: Scope, doctorId: string): Promise<AssignmentOf[]> {
  const rows = await scope.db.$queryRaw<AssignmentOf[]>`
    select a.id, a.patient_id as "otherId", p.name as "otherName", null as about,
           a.assignment_type as "assignmentType", a.assignment_date as "assignmentDate", a.is_active as "isActive",
           a.ended_at as "endedAt", a.end_reason as "endReason"
      from doctor_patient_assignments a
      join patients p on p.patient_id = a.patient_id and p.deleted_at is null
     where a.doctor_id = ${doctorId} and not a.is_active and a.deleted_at is null
     order by a.ended_at desc nulls last, a.id desc
     limit 20`
  noteAccess(scope, {
    action: 'assignments.of-doctor',
    entity: 'doctor_patient_assignments',
    entityId: doctorId,
    listedPatientIds: rows.map(({ otherId }) => otherId),
  })
  return rows
}

export type PresentPrimary = { id: string; doctorId: string; name: string; since: Date }

/** Who is a patient's primary doctor now. */
export async function getPresentPrimary({ db }: Scope, patientId: string): Promise<PresentPrimary | null> {
  const [found] = await db.$queryRaw<PresentPrimary[]>`
    select a.id, a.doctor_id as "doctorId", d.name, a.assignment_date as since
      from doctor_patient_assignments a
      join app.doctor_directory d on d.doctor_id = a.doctor_id
     where a.patient_id = ${patientId} and a.assignment_type = 'primary' and a.is_active and a.deleted_at is null`
  return found ?? null
}

export type LoadedDoctor = {
  doctorId: string
  name: string
  specialization: string | null
  hospitalAffiliation: string | null
  capacityPatients: number | null
  patients: number
}

type Instead = { patientId: string; insteadOf: string | null; except?: string[]; most?: number }

/**
 * Whom to suggest instead of a doctor: approved ones of the same speciality with room; of any speciality when nobody is
 * named. Those of a hospital where this patient has or had a doctor come first, then the least loaded.
 */
export async function listLeastLoaded(
  { db }: Scope,
  { patientId, insteadOf, except = [], most = 5 }: Instead,
): Promise<LoadedDoctor[]> {
  return db.$queryRaw<LoadedDoctor[]>`
    with known as (
      select lower(k.hospital_affiliation) as hospital
        from doctor_patient_assignments a
        join doctors k on k.doctor_id = a.doctor_id
       where a.patient_id = ${patientId} and a.deleted_at is null and k.hospital_affiliation <> ''),
    load as (
      select d.doctor_id, d.capacity_patients, d.specialization, d.hospital_affiliation, u.name, u.name_key,
             (select count(*)::integer from doctor_patient_assignments a
               where a.doctor_id = d.doctor_id and a.is_active and a.deleted_at is null) as patients
        from doctors d
        join users u on u.id = d.user_id and u.is_active and u.deleted_at is null
       where d.approval_state = 'approved' and d.deleted_at is null
         and d.doctor_id is distinct from ${insteadOf} and d.doctor_id <> all (${except})
         and (${insteadOf}::text is null
              or lower(d.specialization) = (select lower(o.specialization) from doctors o where o.doctor_id = ${insteadOf})))
    select doctor_id as "doctorId", name, specialization, hospital_affiliation as "hospitalAffiliation",
           capacity_patients as "capacityPatients", patients
      from load
     where patients < coalesce(capacity_patients, 20001)
     order by coalesce(lower(hospital_affiliation) in (select hospital from known), false) desc,
              patients::numeric / coalesce(capacity_patients, 1000), patients, name_key, doctor_id
     limit ${most}`
}

import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'
import type { AssignmentType } from '@/lib/assignments/vocabulary'
import type { ApprovalState } from './vocabulary'

/** One doctor with the account behind; null when there is none. */
export async function getDoctor(scope: Scope, doctorId: string) {
  const doctor = await scope.db.doctor.findFirst({
    where: { doctorId, deletedAt: null },
    select: {
      doctorId: true,
      userId: true,
      specialization: true,
      licenseNumber: true,
      yearsExperience: true,
      hospitalAffiliation: true,
      consultationFee: true,
      capacityPatients: true,
      approvalState: true,
      approvalReason: true,
      createdAt: true,
      version: true,
      user: { select: { name: true, email: true, phone: true, lastLogin: true, isActive: true, deletedAt: true } },
    },
  })
  noteAccess(scope, {
    action: 'doctors.open',
    entity: 'doctors',
    entityId: doctorId,
    outcome: doctor ? 'ok' : 'not-found',
  })
  return doctor
}
export type DoctorDetails = NonNullable<Awaited<ReturnType<typeof getDoctor>>>

export type ApprovalChange = {
  id: string
  fromState: ApprovalState
  toState: ApprovalState
  reason: string | null
  changedBy: string | null
  changedAt: Date
}

/** How a doctor's approval came to be what it is, latest first. */
export async function listApprovals({ db }: Scope, doctorId: string): Promise<ApprovalChange[]> {
  return db.$queryRaw<ApprovalChange[]>`
    select a.id, a.from_state as "fromState", a.to_state as "toState", a.reason, u.name as "changedBy",
           a.changed_at as "changedAt"
      from doctor_approvals a
      left join users u on u.id = a.changed_by
     where a.doctor_id = ${doctorId}
     order by a.changed_at desc, a.id desc
     limit 100`
}

export type PatientOfDoctor = {
  assignmentId: string
  patientId: string
  name: string
  assignmentType: AssignmentType
  assignmentDate: Date
}

const mostShown = 25

/** Whom a doctor treats now: how many, and the first by name. */
export async function listPatientsOfDoctor(
  scope: Scope,
  doctorId: string,
): Promise<{ count: number; first: PatientOfDoctor[] }> {
  const count = await scope.db.doctorPatientAssignment.count({ where: { doctorId, isActive: true, deletedAt: null } })
  const first = await scope.db.$queryRaw<PatientOfDoctor[]>`
    select a.id as "assignmentId", a.patient_id as "patientId", p.name, a.assignment_type as "assignmentType",
           a.assignment_date as "assignmentDate"
      from doctor_patient_assignments a
      join patients p on p.patient_id = a.patient_id
     where a.doctor_id = ${doctorId} and a.is_active and a.deleted_at is null
     order by p.name_key, a.patient_id
     limit ${mostShown}`
  noteAccess(scope, {
    action: 'doctors.patients',
    entity: 'doctor_patient_assignments',
    entityId: doctorId,
    listedPatientIds: first.map(({ patientId }) => patientId),
  })
  return { count, first }
}

export type AppointmentOfDoctor = { id: string; patientId: string; patientName: string; at: Date; type: string }

/** What a doctor is booked for, soonest first. */
export async function listAppointmentsAhead(scope: Scope, doctorId: string): Promise<AppointmentOfDoctor[]> {
  const rows = await scope.db.$queryRaw<AppointmentOfDoctor[]>`
    select c.id, c.patient_id as "patientId", p.name as "patientName", c.consultation_date as at,
           c.consultation_type as type
      from consultations c
      join patients p on p.patient_id = c.patient_id
     where c.doctor_id = ${doctorId} and c.status = 'scheduled' and c.consultation_date > now() and c.deleted_at is null
     order by c.consultation_date, c.id
     limit 10`
  noteAccess(scope, {
    action: 'doctors.appointments',
    entity: 'consultations',
    entityId: doctorId,
    listedPatientIds: rows.map(({ patientId }) => patientId),
  })
  return rows
}

export type DoctorOfPatient = {
  assignmentId: string
  doctorId: string
  name: string
  specialization: string | null
  hospitalAffiliation: string | null
  /** No longer here: in the trash. The name stays where history speaks of them. */
  isDeleted: boolean
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
           d.hospital_affiliation as "hospitalAffiliation", d.is_deleted as "isDeleted",
           a.assignment_type as "assignmentType", a.assignment_date as "assignmentDate", a.is_active as "isActive", a.ended_at as "endedAt",
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

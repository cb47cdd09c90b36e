import 'server-only'
import { noteAccess, noteOpened, type Scope } from '@/lib/db/scope'
import type { ConsultationStatus, ConsultationType } from './vocabulary'

export type ConsultationDetails = {
  id: string
  version: number
  patientId: string
  patientName: string
  doctorId: string
  doctorName: string
  sessionId: string | null
  consultationDate: Date
  endsAt: Date
  consultationType: ConsultationType
  status: ConsultationStatus
  durationMinutes: number | null
  feeCharged: string | null
  chiefComplaint: string | null
  findings: string | null
  assessment: string | null
  diagnosis: string | null
  prescription: string | null
  notes: string | null
  nextVisitDate: Date | null
  overlapAllowed: boolean
  bookedIn: string | null
  bookedInDate: Date | null
  /** The appointment booked in this visit. */
  nextId: string | null
  nextStatus: ConsultationStatus | null
  createdAt: Date
  importRun: number | null
  signedAt: Date | null
  signedByName: string | null
  /** What was measured in this visit, as a record of its own. */
  assessmentId: string | null
}

/** One consultation with everything an administrator may see of it; null when there is none. */
export async function getConsultation(scope: Scope, id: string): Promise<ConsultationDetails | null> {
  const [found] = await scope.db.$queryRaw<ConsultationDetails[]>`
    select c.id, c.version, c.patient_id as "patientId", p.name as "patientName", c.doctor_id as "doctorId",
           u.name as "doctorName", c.session_id as "sessionId", c.consultation_date as "consultationDate",
           upper(app.visit_range(c.consultation_date, c.duration_minutes)) as "endsAt",
           c.consultation_type as "consultationType", c.status, c.duration_minutes as "durationMinutes",
           c.fee_charged::text as "feeCharged", c.chief_complaint as "chiefComplaint", c.findings, c.assessment,
           c.diagnosis, c.prescription, c.notes, c.signed_at as "signedAt", s.name as "signedByName",
           m.id as "assessmentId",
           c.next_visit_date as "nextVisitDate", c.overlap_allowed as "overlapAllowed", c.created_at as "createdAt",
           c.import_run as "importRun", o.id as "bookedIn", o.consultation_date as "bookedInDate",
           n.id as "nextId", n.status as "nextStatus"
      from consultations c
      join patients p on p.patient_id = c.patient_id
      join doctors d on d.doctor_id = c.doctor_id
      join users u on u.id = d.user_id
      left join users s on s.id = c.signed_by
      left join lateral (
        select a.id from clinical_assessments a where a.consultation_id = c.id and a.deleted_at is null
         order by a.assessed_at desc, a.id desc limit 1) m on true
      left join consultations o on o.id = c.booked_in and o.deleted_at is null
      left join lateral (
        select b.id, b.status from consultations b where b.booked_in = c.id and b.deleted_at is null
         order by b.consultation_date desc, b.id limit 1) n on true
     where c.id = ${id} and c.deleted_at is null`
  noteOpened(scope, { action: 'consultations.open', entity: 'consultations', entityId: id }, found)
  return found ?? null
}

export type Cancellation = { reason: string | null; at: Date; by: string | null }

/** Why, when and by whom a consultation was cancelled; null for one that came cancelled from the old system. */
export async function getCancellation({ db }: Scope, id: string): Promise<Cancellation | null> {
  const [found] = await db.$queryRaw<Cancellation[]>`
    select o.reason, c.at, u.name as by
      from record_changes c
      join operations o on o.id = c.operation_id
      left join users u on u.id = o.actor_user_id
     where c.entity = 'consultations' and c.record_id = ${id} and c.after ->> 'status' = 'cancelled'
     order by c.seq desc limit 1`
  return found ?? null
}

export type DoctorChoice = { doctorId: string; name: string; type: string; consultationFee: string | null }

/** The doctors who treat a patient now, the primary one first. */
export async function listTreatingDoctors(scope: Scope, patientId: string): Promise<DoctorChoice[]> {
  const found = await scope.db.$queryRaw<DoctorChoice[]>`
    select a.doctor_id as "doctorId", u.name, a.assignment_type as type, d.consultation_fee::text as "consultationFee"
      from doctor_patient_assignments a
      join doctors d on d.doctor_id = a.doctor_id and d.deleted_at is null and d.approval_state = 'approved'
      join users u on u.id = d.user_id
     where a.patient_id = ${patientId} and a.is_active and a.deleted_at is null
     order by a.assignment_type <> 'primary', u.name_key, a.doctor_id
     limit 20`
  noteAccess(scope, { action: 'consultations.doctors', entity: 'doctor_patient_assignments', patientId })
  return found
}

/** What a doctor usually takes for a visit; null when nothing is written down. */
export async function getUsualFee({ db }: Scope, doctorId: string): Promise<string | null> {
  const [doctor] = await db.$queryRaw<{ fee: string | null }[]>`
    select consultation_fee::text as fee from doctors where doctor_id = ${doctorId} and deleted_at is null`
  return doctor?.fee ?? null
}

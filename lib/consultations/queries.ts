import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'
import type { ConsultationStatus, ConsultationType } from './vocabulary'

const most = 200

export type ConsultationRow = {
  id: string
  consultationDate: Date
  consultationType: ConsultationType
  status: ConsultationStatus
  durationMinutes: number | null
  chiefComplaint: string | null
  diagnosis: string | null
  prescription: string | null
  nextVisitDate: Date | null
  doctorId: string
  doctorName: string | null
}

/** A patient's consultations, newest first, the coming ones included; at most 200. */
export async function listConsultationsOfPatient(scope: Scope, patientId: string): Promise<ConsultationRow[]> {
  noteAccess(scope, { action: 'consultations.of-patient', entity: 'consultations', patientId })
  return scope.db.$queryRaw<ConsultationRow[]>`
    select c.id, c.consultation_date as "consultationDate", c.consultation_type as "consultationType", c.status,
           c.duration_minutes as "durationMinutes", c.chief_complaint as "chiefComplaint", c.diagnosis, c.prescription,
           c.next_visit_date as "nextVisitDate", c.doctor_id as "doctorId", d.name as "doctorName"
      from consultations c
      left join app.doctor_directory d on d.doctor_id = c.doctor_id
     where c.patient_id = ${patientId} and c.deleted_at is null
     order by c.consultation_date desc, c.id desc
     limit ${most}`
}

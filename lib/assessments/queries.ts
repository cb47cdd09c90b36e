import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { noteAccess, noteOpened, type Scope } from '@/lib/db/scope'
import type { Conclusion, MedicationState, StimulationState } from './vocabulary'

const most = 200

export type Assessment = {
  id: string
  patientId: string
  patientName: string
  doctorId: string | null
  doctorName: string | null
  consultationId: string | null
  consultationDate: Date | null
  assessedAt: Date
  hoehnYahrStage: number | null
  mdsUpdrsPart1: number | null
  mdsUpdrsPart2: number | null
  mdsUpdrsPart3: number | null
  mdsUpdrsPart4: number | null
  medicationState: MedicationState | null
  hoursSinceLastDose: number | null
  deepBrainStimulation: StimulationState | null
  conclusion: Conclusion | null
  /** The patient was told; otherwise they read it when a report that says it is released. */
  patientKnows: boolean
  note: string | null
  createdAt: Date
  updatedAt: Date
  version: number
}

const selected = Prisma.sql`
    a.id, a.patient_id as "patientId", p.name as "patientName", a.doctor_id as "doctorId", d.name as "doctorName",
    a.consultation_id as "consultationId", c.consultation_date as "consultationDate", a.assessed_at as "assessedAt",
    a.hoehn_yahr_stage::float8 as "hoehnYahrStage", a.mds_updrs_part_1::integer as "mdsUpdrsPart1",
    a.mds_updrs_part_2::integer as "mdsUpdrsPart2", a.mds_updrs_part_3::integer as "mdsUpdrsPart3",
    a.mds_updrs_part_4::integer as "mdsUpdrsPart4", a.medication_state as "medicationState",
    a.hours_since_last_dose::float8 as "hoursSinceLastDose", a.deep_brain_stimulation as "deepBrainStimulation",
    a.conclusion, a.patient_knows as "patientKnows", a.note, a.created_at as "createdAt", a.updated_at as "updatedAt", a.version
      from clinical_assessments a
      join patients p on p.patient_id = a.patient_id
      left join app.doctor_directory d on d.doctor_id = a.doctor_id
      left join consultations c on c.id = a.consultation_id and c.deleted_at is null`

/** One assessment; null when there is none, or it is not this viewer's to see. */
export async function getAssessment(scope: Scope, id: string): Promise<Assessment | null> {
  const [found] = await scope.db.$queryRaw<Assessment[]>`
    select ${selected} where a.id = ${id} and a.deleted_at is null`
  noteOpened(scope, { action: 'assessments.open', entity: 'clinical_assessments', entityId: id }, found)
  return found ?? null
}

/** What clinicians found in a patient, latest first; at most 200. */
export async function listAssessmentsOfPatient(scope: Scope, patientId: string): Promise<Assessment[]> {
  noteAccess(scope, { action: 'assessments.of-patient', entity: 'clinical_assessments', patientId })
  return scope.db.$queryRaw<Assessment[]>`
    select ${selected}
     where a.patient_id = ${patientId} and a.deleted_at is null
     order by a.assessed_at desc, a.id desc
     limit ${most}`
}

export type VisitChoice = { id: string; consultationDate: Date }

/** The patient's visits to this doctor of the last months, which an assessment may belong to; latest first. */
export async function listVisitsToAssessAt(scope: Scope, patientId: string): Promise<VisitChoice[]> {
  noteAccess(scope, { action: 'consultations.of-patient', entity: 'consultations', patientId })
  return scope.db.$queryRaw<VisitChoice[]>`
    select c.id, c.consultation_date as "consultationDate"
      from consultations c
     where c.patient_id = ${patientId} and c.doctor_id = ${scope.viewer.doctorId}
       and c.status in ('scheduled', 'completed') and c.deleted_at is null
       and c.consultation_date between now() - interval '180 days' and now() + interval '12 hours'
     order by c.consultation_date desc, c.id desc
     limit 12`
}

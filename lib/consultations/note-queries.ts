import 'server-only'
import { noteAccess, noteOpened, type Scope } from '@/lib/db/scope'
import type { Measured, MeasuredAtVisit } from './note-assessment'
import { noteFields, noteStateOf, type NoteColumn, type NoteField, type NoteState } from './note-vocabulary'
import type { ConsultationStatus, ConsultationType } from './vocabulary'

export type Note = {
  id: string
  version: number
  patientId: string
  doctorId: string
  doctorName: string | null
  consultationDate: Date
  consultationType: ConsultationType
  status: ConsultationStatus
  durationMinutes: number | null
  chiefComplaint: string | null
  findings: string | null
  assessment: string | null
  diagnosis: string | null
  prescription: string | null
  notes: string | null
  signedAt: Date | null
  signedByName: string | null
  importRun: number | null
  nextVisitDate: Date | null
  /** The appointment booked in this visit, unless it was cancelled. */
  nextId: string | null
  nextAt: Date | null
  state: NoteState
  measured: MeasuredAtVisit | null
  /** Which version of the visit's assessment that is. */
  measuredVersion: number | null
}

type Found = Omit<Note, 'state'>

/** A visit's note with what was measured then; null when it is not this viewer's to see. */
export async function getNote(scope: Scope, id: string): Promise<Note | null> {
  const [found] = await scope.db.$queryRaw<Found[]>`
    select c.id, c.version, c.patient_id as "patientId", c.doctor_id as "doctorId", d.name as "doctorName",
           c.consultation_date as "consultationDate", c.consultation_type as "consultationType", c.status,
           c.duration_minutes as "durationMinutes", c.chief_complaint as "chiefComplaint", c.findings, c.assessment,
           c.diagnosis, c.prescription, c.notes, c.signed_at as "signedAt", s.name as "signedByName",
           c.import_run as "importRun", c.next_visit_date as "nextVisitDate", n.id as "nextId",
           n.consultation_date as "nextAt", m.measured, m.version as "measuredVersion"
      from consultations c
      left join app.doctor_directory d on d.doctor_id = c.doctor_id
      left join app.doctor_directory s on s.user_id = c.signed_by
      left join lateral (
        select b.id, b.consultation_date from consultations b
         where b.booked_in = c.id and b.status <> 'cancelled' and b.deleted_at is null
         order by b.consultation_date desc, b.id limit 1) n on true
      left join lateral (
        select jsonb_build_object(
                 'hoehnYahrStage', a.hoehn_yahr_stage, 'part1', a.mds_updrs_part_1, 'part2', a.mds_updrs_part_2,
                 'part3', a.mds_updrs_part_3, 'part4', a.mds_updrs_part_4, 'medicationState', a.medication_state,
                 'hoursSinceLastDose', a.hours_since_last_dose, 'deepBrainStimulation', a.deep_brain_stimulation,
                 'conclusion', a.conclusion, 'patientKnows', a.patient_knows) as measured, a.version
          from clinical_assessments a
         where a.consultation_id = c.id and a.deleted_at is null
         order by a.assessed_at desc, a.id desc limit 1) m on true
     where c.id = ${id} and c.deleted_at is null`
  noteOpened(scope, { action: 'consultations.open', entity: 'consultations', entityId: id }, found)
  if (!found) return null
  const isWritten = noteFields.some((field) => field !== 'chiefComplaint' && found[field] !== null)
  return { ...found, state: noteStateOf({ ...found, isWritten }) }
}

export type Amendment = {
  id: string
  field: NoteColumn
  before: string | null
  after: string | null
  reason: string
  amendedAt: Date
  amendedByName: string | null
}

/** What was changed in a note since it was signed, newest first; at most 200. */
export async function listAmendments(
  scope: Scope,
  { id, patientId }: Pick<Note, 'id' | 'patientId'>,
): Promise<Amendment[]> {
  noteAccess(scope, { action: 'consultations.amendments', entity: 'consultation_amendments', patientId })
  return scope.db.$queryRaw<Amendment[]>`
    select a.id, a.field, a.before, a.after, a.reason, a.amended_at as "amendedAt", d.name as "amendedByName"
      from consultation_amendments a
      left join app.doctor_directory d on d.user_id = a.amended_by
     where a.consultation_id = ${id}
     order by a.amended_at desc, a.id desc
     limit 200`
}

export type Earlier = { text: string; at: Date; doctorName: string | null; isSigned: boolean }
export type EarlierTexts = Partial<Record<NoteField, Earlier>>

type EarlierVisit = { [Field in NoteField]: string | null } & {
  at: Date
  doctorName: string | null
  signedAt: Date | null
}

/** What each field said the last time it said anything, in the twenty visits before `before`. */
export async function getEarlierTexts(
  scope: Scope,
  { patientId, before, except = '' }: { patientId: string; before: Date; except?: string },
): Promise<EarlierTexts> {
  const visits = await scope.db.$queryRaw<EarlierVisit[]>`
    select c.chief_complaint as "chiefComplaint", c.findings, c.assessment, c.diagnosis, c.prescription, c.notes,
           c.consultation_date as at, d.name as "doctorName", c.signed_at as "signedAt"
      from consultations c
      left join app.doctor_directory d on d.doctor_id = c.doctor_id
     where c.patient_id = ${patientId} and c.id <> ${except} and c.consultation_date <= ${before}::timestamptz
       and c.status = 'completed' and c.deleted_at is null
     order by c.consultation_date desc, c.id desc
     limit 20`
  noteAccess(scope, { action: 'consultations.earlier', entity: 'consultations', patientId })
  const earlier: EarlierTexts = {}
  for (const { at, doctorName, signedAt, ...texts } of visits) {
    for (const field of noteFields) {
      const text = texts[field]
      if (text) earlier[field] ??= { text, at, doctorName, isSigned: signedAt !== null }
    }
  }
  return earlier
}

export type EarlierMeasured = Measured & { assessedAt: Date }

/** What was measured last before `before`; null when nothing was. */
export async function getEarlierMeasured(
  scope: Scope,
  { patientId, before, except = '' }: { patientId: string; before: Date; except?: string },
): Promise<EarlierMeasured | null> {
  const [found] = await scope.db.$queryRaw<EarlierMeasured[]>`
    select a.hoehn_yahr_stage::float8 as "hoehnYahrStage", a.mds_updrs_part_1 as part1, a.mds_updrs_part_2 as part2,
           a.mds_updrs_part_3 as part3, a.mds_updrs_part_4 as part4, a.medication_state as "medicationState",
           a.hours_since_last_dose::float8 as "hoursSinceLastDose", a.deep_brain_stimulation as "deepBrainStimulation",
           a.conclusion, a.assessed_at as "assessedAt"
      from clinical_assessments a
     where a.patient_id = ${patientId} and a.deleted_at is null and a.assessed_at <= ${before}::timestamptz
       and a.consultation_id is distinct from ${except}
     order by a.assessed_at desc, a.id desc
     limit 1`
  noteAccess(scope, { action: 'assessments.earlier', entity: 'clinical_assessments', patientId })
  return found ?? null
}

export type TodaysVisit = { id: string; consultationDate: Date; consultationType: ConsultationType }

/** The doctor's own appointments with a patient around now whose note is not signed: what a note is most likely about. */
export async function listVisitsToWrite(scope: Scope, patientId: string): Promise<TodaysVisit[]> {
  noteAccess(scope, { action: 'consultations.to-write', entity: 'consultations', patientId })
  return scope.db.$queryRaw<TodaysVisit[]>`
    select c.id, c.consultation_date as "consultationDate", c.consultation_type as "consultationType"
      from consultations c
     where c.patient_id = ${patientId} and c.doctor_id = ${scope.viewer.doctorId} and c.deleted_at is null
       and c.signed_at is null and c.import_run is null
       and (c.status = 'scheduled' and c.consultation_date between now() - interval '14 days' and now() + interval '18 hours'
            or c.status = 'completed' and c.consultation_date > now() - interval '14 days')
     order by c.consultation_date desc, c.id desc
     limit 5`
}

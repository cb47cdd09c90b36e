import 'server-only'
import type { ConsultationStatus, ConsultationType } from '@/lib/consultations/vocabulary'
import { noteAccess, type Scope } from '@/lib/db/scope'
import { listDoctorsOfPatient } from '@/lib/doctors/queries'
import { clinicZone } from '@/lib/format/dates'
import { listMedications } from '@/lib/medications/queries'
import { getPatientHeader } from '@/lib/patients/queries'
import type { BinaryResult } from '@/lib/predictions/vocabulary'
import { isMadeAgain } from '@/lib/reports/made-again'
import { listReportsOfPatient } from '@/lib/reports/queries'
import { listUnmadeRequests } from '@/lib/requests/queries'
import { listScansOfPatient } from '@/lib/scans/queries'
import { getPatientStatistics } from '@/lib/statistics/queries'
import { listTimeline } from '@/lib/timeline/queries'
import type { MedicationState, Progression, Verdict } from './progression'
import { firstDay, type ChartFilter } from './span'

/** A clinician's chart; null when there is no such patient for this viewer. Eleven statements, whatever it holds. */
export async function getClinicChart(scope: Scope, patientId: string, filter: ChartFilter, today: string) {
  const patient = await getPatientHeader(scope, patientId)
  if (!patient) return null
  const from = firstDay(filter, today) ?? undefined
  return {
    patient,
    statistics: await getPatientStatistics(scope, patientId),
    doctors: await listDoctorsOfPatient(scope, patientId),
    timeline: await listTimeline(scope, patientId, { ...filter, from }),
    progression: await getProgression(scope, patientId),
    visits: await listVisits(scope, patientId),
    scans: await listScansOfPatient(scope, patientId),
    reports: await listReportsOfPatient(scope, patientId),
    requests: await listUnmadeRequests(scope, patientId),
    toSign: await listReportsToSign(scope, patientId),
    medications: await listMedications(scope, patientId),
  }
}
export type ClinicChart = NonNullable<Awaited<ReturnType<typeof getClinicChart>>>

const most = 500

type FoundMark = {
  kind: 'assessment' | 'model' | 'visit' | 'scan' | 'began' | 'ended'
  id: string
  at: Date
  by: string | null
  stage: number | null
  total: number | null
  motor: number | null
  state: MedicationState
  conclusion: 'parkinsons-disease' | 'not-parkinsons-disease' | null
  result: BinaryResult | null
  confidence: number | null
  modelVersion: string | null
  verdict: Verdict | null
  name: string | null
  dose: string | null
}

/** Everything that stands on a patient's axis of time, in one statement; of each kind the latest 500. */
async function getProgression(scope: Scope, patientId: string): Promise<Progression> {
  const zone = clinicZone()
  const found = await scope.db.$queryRaw<FoundMark[]>`
    with marks as (
      (select 'assessment' as kind, a.id, a.assessed_at as at, a.doctor_id, a.hoehn_yahr_stage::float8 as stage,
              (a.mds_updrs_part_1 + a.mds_updrs_part_2 + a.mds_updrs_part_3 + a.mds_updrs_part_4)::integer as total,
              a.mds_updrs_part_3::integer as motor, a.medication_state as state, a.conclusion, null as result,
              null::float8 as confidence, null as version, null as verdict, null as name, null as dose
         from clinical_assessments a
        where a.patient_id = ${patientId} and a.deleted_at is null
        order by a.assessed_at desc limit ${most})
      union all
      (select 'model', q.id, q.created_at, null, q.stage_result::float8, null, null, null, null, q.binary_result,
              q.confidence_score, q.model_version, r.verdict, null, null
         from predictions q
         left join prediction_reviews r on r.prediction_id = q.id and r.ended_at is null and r.deleted_at is null
        where q.patient_id = ${patientId} and q.deleted_at is null and q.superseded_by is null
        order by q.created_at desc limit ${most})
      union all
      (select 'visit', c.id, c.consultation_date, c.doctor_id, null, null, null, null, null, null, null, null, null, null, null
         from consultations c
        where c.patient_id = ${patientId} and c.status = 'completed' and c.deleted_at is null
        order by c.consultation_date desc limit ${most})
      union all
      (select 'scan', m.id, m.upload_timestamp, null, null, null, null, null, null, null, null, null, null, null, null
         from mri_scans m
        where m.patient_id = ${patientId} and m.deleted_at is null
        order by m.upload_timestamp desc limit ${most})
      union all
      (select change.kind, p.id, (change.day + time '12:00') at time zone ${zone}, p.prescribed_by, null, null, null, null, null,
              null, null, null, null, p.name, p.dose
         from patient_medications p
        cross join lateral (values ('began', p.started_on), ('ended', p.ended_on)) change (kind, day)
        where p.patient_id = ${patientId} and p.deleted_at is null and change.day is not null
        order by change.day desc limit ${most}))
    select marks.kind, marks.id, marks.at, d.name as by, marks.stage, marks.total, marks.motor, marks.state, marks.conclusion,
           marks.result, marks.confidence, marks.version as "modelVersion", marks.verdict, marks.name, marks.dose
      from marks
      left join app.doctor_directory d on d.doctor_id = marks.doctor_id
     where marks.at <= now()
     order by marks.at, marks.kind, marks.id`
  noteAccess(scope, { action: 'charts.progression', entity: 'clinical_assessments', patientId })
  return progressionOf(found)
}

function progressionOf(found: FoundMark[]): Progression {
  const progression: Progression = { assessments: [], models: [], visits: [], scans: [], medications: [] }
  for (const mark of found) {
    const { kind, id, at, by } = mark
    if (kind === 'assessment') {
      const { stage, total, motor, state, conclusion } = mark
      progression.assessments.push({ id, at, by, stage, total, motor, state, conclusion })
    } else if (kind === 'model') {
      const { stage, result, confidence, modelVersion, verdict } = mark
      progression.models.push({ id, at, by, stage, result: result ?? 'uncertain', confidence, modelVersion, verdict })
    } else if (kind === 'visit') progression.visits.push({ id, at, by })
    else if (kind === 'scan') progression.scans.push({ id, at, by })
    else progression.medications.push({ id, at, by, change: kind, name: mark.name ?? '', dose: mark.dose ?? '' })
  }
  return progression
}

export type VisitRow = {
  id: string
  consultationDate: Date
  consultationType: ConsultationType
  status: ConsultationStatus
  doctorId: string
  doctorName: string | null
  chiefComplaint: string | null
  findings: string | null
  assessment: string | null
  diagnosis: string | null
  prescription: string | null
  notes: string | null
  signedAt: Date | null
  importRun: number | null
  amendments: number
}

/** A patient's visits with how their notes stand, newest first, the coming ones included; at most 200. */
async function listVisits(scope: Scope, patientId: string): Promise<VisitRow[]> {
  noteAccess(scope, { action: 'consultations.of-patient', entity: 'consultations', patientId })
  return scope.db.$queryRaw<VisitRow[]>`
    select c.id, c.consultation_date as "consultationDate", c.consultation_type as "consultationType", c.status,
           c.doctor_id as "doctorId", d.name as "doctorName", c.chief_complaint as "chiefComplaint", c.findings,
           c.assessment, c.diagnosis, c.prescription, c.notes, c.signed_at as "signedAt", c.import_run as "importRun",
           coalesce(a.total, 0)::integer as amendments
      from consultations c
      left join app.doctor_directory d on d.doctor_id = c.doctor_id
      left join lateral (
        select count(distinct x.amended_at) as total from consultation_amendments x where x.consultation_id = c.id) a
        on c.signed_at is not null
     where c.patient_id = ${patientId} and c.deleted_at is null
     order by c.consultation_date desc, c.id desc
     limit 200`
}

export type ReportToSign = {
  id: string
  title: string
  createdAt: Date
  /** Nobody has reviewed the result it speaks of: that comes before signing. */
  needsReview: boolean
  /** It was made before the review, or the correction, of its result: it is made again before signing. */
  isOutdated: boolean
  /** A new version is on its way. */
  isMadeAgain: boolean
}

/** The newest version of what the queue made for a patient and nobody has signed, and what must be done before; at most 20. */
export async function listReportsToSign(scope: Scope, patientId: string) {
  noteAccess(scope, { action: 'reports.to-sign', entity: 'medical_reports', patientId })
  return scope.db.$queryRaw<ReportToSign[]>`
    select r.id, r.title, r.created_at as "createdAt", r.prediction_id is not null and v.id is null as "needsReview",
           r.prediction_id is not null
             and (q.superseded_by is not null or coalesce(v.reviewed_at > r.created_at, false)) as "isOutdated",
           ${isMadeAgain} as "isMadeAgain"
      from medical_reports r
      left join report_status rs on rs.id = r.request_id
      left join predictions q on q.id = r.prediction_id
      left join prediction_reviews v on v.prediction_id = r.prediction_id and v.ended_at is null and v.deleted_at is null
     where r.patient_id = ${patientId} and r.signed_at is null and r.is_latest and r.request_id is not null
       and r.report_status = 'final' and r.deleted_at is null
     order by r.created_at desc, r.id desc
     limit 20`
}

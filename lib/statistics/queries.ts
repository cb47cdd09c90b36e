import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { noteAccess, type Scope } from '@/lib/db/scope'

/** The figures of one patient; null when there is no such patient for this viewer. */
export async function getPatientStatistics(scope: Scope, patientId: string) {
  const [row] = await scope.db.$queryRaw<PatientStatistics[]>`
    select s.total_consultations as "totalConsultations", s.total_mri_scans as "totalMriScans",
           s.unique_doctors_count as "uniqueDoctorsCount", s.active_doctors_count as "activeDoctorsCount",
           ${scope.viewer.role === 'patient' ? released : kept}
           (select d.name from app.doctor_directory d where d.doctor_id = c.doctor_id) as "confirmedByName",
           s.first_visit_date as "firstVisitDate", s.last_visit_date as "lastVisitDate",
           s.last_scan_date as "lastScanDate", s.last_updated as "lastUpdated"
      from patient_statistics s
     ${scope.viewer.role === 'patient' ? confirmedToPatient : confirmed}
     where s.patient_id = ${patientId}`
  noteAccess(scope, {
    action: 'statistics.read',
    entity: 'patient_statistics',
    patientId,
    outcome: row ? 'ok' : 'not-found',
  })
  return row ?? null
}

const kept = Prisma.sql`
  s.total_predictions as "totalPredictions", s.total_reports as "totalReports", s.last_report_date as "lastReportDate",
  s.has_parkinsons as "hasParkinsons", s.disease_stage::float8 as "diseaseStage", c.parkinsons as "confirmedParkinsons",
  c.stage::float8 as "confirmedStage", c.at as "confirmedAt", c.doctor_id as "confirmedBy",`
const confirmed = Prisma.sql`
  cross join lateral (select s.confirmed_parkinsons as parkinsons, s.confirmed_stage as stage, s.confirmed_at as at,
                             s.confirmed_by as doctor_id) c`

/**
 * Patients count what has been released to them, by the policies of the records themselves: the figures know of more. The
 * counts stop at a thousand, which no patient has.
 */
const released = Prisma.sql`
  (select count(*)::integer from (
     select from predictions q where q.patient_id = s.patient_id and q.deleted_at is null and q.superseded_by is null
      limit 1000) q) as "totalPredictions",
  (select count(*)::integer from (
     select from medical_reports r where r.patient_id = s.patient_id and r.deleted_at is null
      limit 1000) r) as "totalReports",
  (select r.created_at from medical_reports r where r.patient_id = s.patient_id and r.deleted_at is null
    order by r.created_at desc limit 1) as "lastReportDate",
  latest.positive as "hasParkinsons", latest.stage as "diseaseStage", c.parkinsons as "confirmedParkinsons",
  c.stage::float8 as "confirmedStage", c.at as "confirmedAt", c.doctor_id as "confirmedBy",`
const confirmedToPatient = Prisma.sql`
  cross join app.my_confirmed() c
  left join lateral (
    select q.binary_result = 'positive' as positive,
           case when q.binary_result = 'positive' then q.stage_result::float8 end as stage
      from predictions q
     where q.patient_id = s.patient_id and q.binary_result in ('positive', 'negative')
       and q.deleted_at is null and q.superseded_by is null
       and not exists (select from app.reviews_of_my_results() v
                        where v.prediction_id = q.id and v.verdict = 'not-usable')
     order by q.created_at desc, q.id desc limit 1) latest on true`

export type PatientStatistics = {
  totalConsultations: number
  totalMriScans: number
  totalPredictions: number
  totalReports: number
  uniqueDoctorsCount: number
  activeDoctorsCount: number
  /** The latest conclusive model result; null without one. For its patient not one that a clinician found not usable. */
  hasParkinsons: boolean | null
  /** Hoehn and Yahr stage of that result. */
  diseaseStage: number | null
  /** The conclusion of the latest clinician's assessment that has one; it leads over the model's result. */
  confirmedParkinsons: boolean | null
  /** Hoehn and Yahr stage of the latest assessment that has one. */
  confirmedStage: number | null
  confirmedAt: Date | null
  confirmedBy: string | null
  confirmedByName: string | null
  firstVisitDate: Date | null
  lastVisitDate: Date | null
  lastScanDate: Date | null
  lastReportDate: Date | null
  lastUpdated: Date
}

/** The dashboard's figures, as of `refreshedAt`. Sums only: nobody's data. */
export async function getSystemStatistics({ db }: Scope) {
  return db.systemStatistics.findUniqueOrThrow({
    where: { id: 1 },
    select: {
      patients: true,
      activePatients: true,
      doctors: true,
      pendingDoctors: true,
      unassignedPatients: true,
      positivePatients: true,
      negativePatients: true,
      inconclusivePatients: true,
      stageCounts: true,
      confirmedPositivePatients: true,
      confirmedNegativePatients: true,
      confirmedStageCounts: true,
      unreviewedPredictions: true,
      pendingReports: true,
      generatingReports: true,
      failedReports: true,
      newPatientsDay: true,
      newScansDay: true,
      newPredictionsDay: true,
      newReportsDay: true,
      newVisitsDay: true,
      refreshedAt: true,
    },
  })
}
export type SystemStatistics = Awaited<ReturnType<typeof getSystemStatistics>>

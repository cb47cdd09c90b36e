import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { noteAccess, type Scope } from '@/lib/db/scope'

/** The figures of one patient; null when there is no such patient for this viewer. */
export async function getPatientStatistics(scope: Scope, patientId: string) {
  const [row] = await scope.db.$queryRaw<PatientStatistics[]>`
    select total_consultations as "totalConsultations", total_mri_scans as "totalMriScans",
           total_predictions as "totalPredictions", total_reports as "totalReports",
           unique_doctors_count as "uniqueDoctorsCount", active_doctors_count as "activeDoctorsCount",
           ${resultFor(scope)}
           confirmed_parkinsons as "confirmedParkinsons", confirmed_stage::float8 as "confirmedStage",
           confirmed_at as "confirmedAt", confirmed_by as "confirmedBy",
           (select d.name from app.doctor_directory d where d.doctor_id = confirmed_by) as "confirmedByName",
           first_visit_date as "firstVisitDate", last_visit_date as "lastVisitDate",
           last_scan_date as "lastScanDate", last_report_date as "lastReportDate", last_updated as "lastUpdated"
      from patient_statistics
     where patient_id = ${patientId}`
  noteAccess(scope, {
    action: 'statistics.read',
    entity: 'patient_statistics',
    patientId,
    outcome: row ? 'ok' : 'not-found',
  })
  return row ?? null
}

/** Patients read a model's result from what has been released to them, everybody else from the figures. */
function resultFor({ viewer }: Scope) {
  if (viewer.role !== 'patient')
    return Prisma.sql`has_parkinsons as "hasParkinsons", disease_stage::float8 as "diseaseStage",`
  const latest = (shown: Prisma.Sql) => Prisma.sql`
    (select ${shown} from predictions q
      where q.patient_id = patient_statistics.patient_id and q.binary_result in ('positive', 'negative')
        and q.deleted_at is null and q.superseded_by is null
      order by q.created_at desc, q.id desc limit 1)`
  return Prisma.sql`
    ${latest(Prisma.sql`q.binary_result = 'positive'`)} as "hasParkinsons",
    ${latest(Prisma.sql`case when q.binary_result = 'positive' then q.stage_result::float8 end`)} as "diseaseStage",`
}

export type PatientStatistics = {
  totalConsultations: number
  totalMriScans: number
  totalPredictions: number
  totalReports: number
  uniqueDoctorsCount: number
  activeDoctorsCount: number
  /** The latest conclusive model result; null without one. */
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

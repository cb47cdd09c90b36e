import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'

/** The figures of one patient; null when there is no such patient for this viewer. */
export async function getPatientStatistics(scope: Scope, patientId: string) {
  const [row] = await scope.db.$queryRaw<PatientStatistics[]>`
    select total_consultations as "totalConsultations", total_mri_scans as "totalMriScans",
           total_predictions as "totalPredictions", total_reports as "totalReports",
           unique_doctors_count as "uniqueDoctorsCount", active_doctors_count as "activeDoctorsCount",
           has_parkinsons as "hasParkinsons", disease_stage::float8 as "diseaseStage",
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

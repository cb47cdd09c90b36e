import 'server-only'
import { listConsultationsOfPatient } from '@/lib/consultations/queries'
import type { Scope } from '@/lib/db/scope'
import { listDoctorsOfPatient } from '@/lib/doctors/queries'
import { listMedications } from '@/lib/medications/queries'
import { getPatientHeader } from '@/lib/patients/queries'
import { listReportsOfPatient, listRequestsOfPatient } from '@/lib/reports/queries'
import { listScansOfPatient } from '@/lib/scans/queries'
import { getPatientStatistics } from '@/lib/statistics/queries'
import { listTimeline } from '@/lib/timeline/queries'
import type { TimelineFilter } from '@/lib/timeline/schema'

/** Everything on a patient's chart; null when there is no such patient for this viewer. Nine statements, always. */
export async function getChart(scope: Scope, patientId: string, filter: TimelineFilter) {
  const patient = await getPatientHeader(scope, patientId)
  if (!patient) return null
  return {
    patient,
    statistics: await getPatientStatistics(scope, patientId),
    doctors: await listDoctorsOfPatient(scope, patientId),
    timeline: await listTimeline(scope, patientId, filter),
    consultations: await listConsultationsOfPatient(scope, patientId),
    scans: await listScansOfPatient(scope, patientId),
    reports: await listReportsOfPatient(scope, patientId),
    requests: await listRequestsOfPatient(scope, patientId),
    medications: await listMedications(scope, patientId),
  }
}
export type Chart = NonNullable<Awaited<ReturnType<typeof getChart>>>

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PatientHead } from '@/components/patients/patient-head'
import { AskForm, ChoosePatient } from '@/components/report-board/ask-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { tabOf } from '@/lib/clinic-chart/tab'
import { asViewer } from '@/lib/db/scope'
import { listOwnPatients, listReportSubjects } from '@/lib/report-board/queries'
import { getPatientHeader } from '@/lib/patients/queries'

export async function generateMetadata({ searchParams }: PageProps<'/clinic/reports/new'>): Promise<Metadata> {
  const { patient } = await searchParams
  return typeof patient === 'string' && patient !== ''
    ? tabOf('Ask for a report', patient)
    : { title: 'Ask for a report' }
}

/** In two steps without a script: whose report, then what it is about. */
export default async function AskForReportPage({ searchParams }: PageProps<'/clinic/reports/new'>) {
  const viewer = await requireViewer('doctor')
  const { patient: patientId } = await searchParams
  if (typeof patientId !== 'string' || patientId === '') {
    const patients = await asViewer(viewer, listOwnPatients)
    return (
      <>
        <PageHeader title="Ask for a report" about="Whose report is it to be?" />
        <ChoosePatient patients={patients} />
      </>
    )
  }
  const found = await asViewer(viewer, async (scope) => {
    const patient = await getPatientHeader(scope, patientId)
    return patient && { patient, subjects: await listReportSubjects(scope, patientId) }
  })
  if (!found) notFound()
  return (
    <>
      <PatientHead patient={found.patient} now={new Date()} title="Ask for a report" />
      <AskForm patientId={patientId} subjects={found.subjects} />
    </>
  )
}

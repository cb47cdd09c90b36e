import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AskForm, ChoosePatient } from '@/components/report-board/ask-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { listOwnPatients, listReportSubjects } from '@/lib/report-board/queries'
import { getPatientHeader } from '@/lib/patients/queries'

export const metadata: Metadata = { title: 'Ask for a report' }

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
      <PageHeader title="Ask for a report" about={<bdi>{found.patient.name}</bdi>} />
      <AskForm patientId={patientId} subjects={found.subjects} />
    </>
  )
}

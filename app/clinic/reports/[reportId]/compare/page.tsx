import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PatientMark } from '@/components/charts/patient-mark'
import { PatientBanner } from '@/components/patients/patient-banner'
import { areVersionsOfOne, VersionDifference } from '@/components/reports/version-difference'
import { requireViewer } from '@/lib/auth/viewer'
import { tabOf } from '@/lib/clinic-chart/tab'
import { asViewer, type Scope } from '@/lib/db/scope'
import { routeId } from '@/lib/http/route-id'
import { getPatientHeader } from '@/lib/patients/queries'
import { readReportDocument } from '@/lib/report-documents/queries'
import { getReportVersion } from '@/lib/reports/queries'
import { reportHref } from '@/lib/reports/report-href'

type Address = PageProps<'/clinic/reports/[reportId]/compare'>

const load = cache(async (id: string, other: string) => {
  const viewer = await requireViewer('doctor')
  return asViewer(viewer, async (scope) => {
    const one = await readVersion(scope, id)
    const two = await readVersion(scope, other)
    const patient = one?.report.patientId ? await getPatientHeader(scope, one.report.patientId) : null
    return one && two && patient && { one, two, patient }
  })
})

export async function generateMetadata({ params, searchParams }: Address): Promise<Metadata> {
  const { with: other } = await searchParams
  const found = typeof other === 'string' ? await load(routeId((await params).reportId), other) : null
  return found ? tabOf('What changed in a report', found.patient.patientId) : { title: 'What changed in a report' }
}

export default async function ComparePage({ params, searchParams }: Address) {
  await requireViewer('doctor')
  const id = routeId((await params).reportId)
  const { with: other } = await searchParams
  if (typeof other !== 'string') notFound()
  const found = await load(id, other)
  if (!found || !areVersionsOfOne(found.one.report, found.two.report)) notFound()
  const { one, two, patient } = found
  return (
    <>
      <PatientBanner patient={patient} now={new Date()} mark={<PatientMark patientId={patient.patientId} />}>
        <Link prefetch={false} href={reportHref(id)}>
          The report
        </Link>
      </PatientBanner>
      <VersionDifference versions={[one, two]} href={reportHref} level={2} />
    </>
  )
}

async function readVersion(scope: Scope, id: string) {
  const report = await getReportVersion(scope, id)
  return report && { report, document: (await readReportDocument(scope, id))?.document }
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { areVersionsOfOne, VersionDifference } from '@/components/reports/version-difference'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { asViewer, type Scope } from '@/lib/db/scope'
import { routeId } from '@/lib/http/route-id'
import { readReportDocument } from '@/lib/report-documents/queries'
import { getReportVersion } from '@/lib/reports/queries'

export const metadata: Metadata = { title: 'What changed in a report' }

export default async function ComparePage({ params, searchParams }: PageProps<'/admin/reports/[reportId]/compare'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).reportId)
  const { with: other } = await searchParams
  if (typeof other !== 'string') notFound()
  const found = await asViewer(viewer, async (scope) => {
    const one = await readVersion(scope, id)
    const two = await readVersion(scope, other)
    return one && two && { one, two }
  })
  if (!found || !areVersionsOfOne(found.one.report, found.two.report)) notFound()
  return (
    <VersionDifference versions={[found.one, found.two]} href={(record) => recordHref('medical_reports', record)} />
  )
}

async function readVersion(scope: Scope, id: string) {
  const report = await getReportVersion(scope, id)
  return report && { report, document: (await readReportDocument(scope, id))?.document }
}

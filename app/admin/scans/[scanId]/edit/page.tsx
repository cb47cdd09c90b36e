import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ScanForm } from '@/components/scans/scan-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { momentForField } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { getReference } from '@/lib/references/queries'
import { getScan } from '@/lib/scans/queries'

export const metadata: Metadata = { title: 'Edit scan' }

export default async function EditScanPage({ params }: PageProps<'/admin/scans/[scanId]/edit'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).scanId)
  const found = await asViewer(viewer, async (scope) => {
    const scan = await getScan(scope, id)
    return scan && { scan, session: await getReference(scope, 'sessions', scan.sessionId) }
  })
  if (!found) notFound()
  const { scan, session } = found
  return (
    <>
      <PageHeader title="Edit scan" about={<bdi>{scan.originalFilename}</bdi>} />
      <ScanForm
        scan={scan}
        session={session}
        uploaded={momentForField(scan.uploadTimestamp)}
        processed={momentForField(scan.processingTimestamp)}
      />
    </>
  )
}

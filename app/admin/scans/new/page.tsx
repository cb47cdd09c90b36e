import type { Metadata } from 'next'
import { ScanForm } from '@/components/scans/scan-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { writeNow } from '@/lib/forms/now'
import { prefill } from '@/lib/references/prefill'

export const metadata: Metadata = { title: 'New scan' }

export default async function NewScanPage({ searchParams }: PageProps<'/admin/scans/new'>) {
  const viewer = await requireViewer('admin')
  const { session: given } = await searchParams
  const session = await asViewer(viewer, (scope) => prefill(scope, 'sessions', given))
  return (
    <>
      <PageHeader title="New scan" about="What is known of the file. The file itself is not uploaded here." />
      <ScanForm session={session} uploaded={writeNow()} />
    </>
  )
}

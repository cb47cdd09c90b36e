import type { Metadata } from 'next'
import { EntryForm } from '@/components/timeline/entry-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { writeNow } from '@/lib/forms/now'
import { prefill } from '@/lib/references/prefill'

export const metadata: Metadata = { title: 'New timeline entry' }

export default async function NewEntryPage({ searchParams }: PageProps<'/admin/timeline/new'>) {
  const viewer = await requireViewer('admin')
  const { patient: given } = await searchParams
  const patient = await asViewer(viewer, (scope) => prefill(scope, 'patients', given))
  return (
    <>
      <PageHeader
        title="New timeline entry"
        about="A diagnosis, a treatment or a note. Scans, model results, reports and visits appear by themselves."
      />
      <EntryForm patient={patient} happened={writeNow()} />
    </>
  )
}

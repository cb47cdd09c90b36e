import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { KnowledgeForm } from '@/components/knowledge/knowledge-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { routeId } from '@/lib/http/route-id'
import { getKnowledgeEntry } from '@/lib/knowledge/queries'

export const metadata: Metadata = { title: 'Edit knowledge entry' }

export default async function EditKnowledgePage({ params }: PageProps<'/admin/knowledge/[entryId]/edit'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).entryId)
  const entry = await asViewer(viewer, (scope) => getKnowledgeEntry(scope, id))
  if (!entry) notFound()
  return (
    <>
      <PageHeader title="Edit knowledge entry" />
      <KnowledgeForm entry={entry} />
    </>
  )
}

import type { Metadata } from 'next'
import { ListPage } from '@/components/lists/list-page'
import { LinkButton } from '@/components/ui/button'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatShare } from '@/lib/format/numbers'
import { knowledgeList } from '@/lib/knowledge/list'
import { bulkActionsOf } from '@/lib/jobs/bulk-registry'
import { readList } from '@/lib/lists/read-list'

export const metadata: Metadata = { title: 'Knowledge' }

export default async function KnowledgePage({ searchParams }: PageProps<'/admin/knowledge'>) {
  const viewer = await requireViewer('admin')
  const raw = await searchParams
  const view = await asViewer(viewer, (scope) => readList(scope, knowledgeList, raw))
  return (
    <ListPage
      view={view}
      bulk={bulkActionsOf('knowledge')}
      cells={{ credibilityScore: ({ values }) => formatShare(Number(values.credibilityScore)) }}
      actions={
        <LinkButton href="/admin/knowledge/new" kind="primary">
          New entry
        </LinkButton>
      }
    />
  )
}

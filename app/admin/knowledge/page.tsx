import type { Metadata } from 'next'
import { FirstRun } from '@/components/lists/first-run'
import { ListPage } from '@/components/lists/list-page'
import { LinkButton } from '@/components/ui/link-button'
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
      empty={
        <FirstRun
          title="There are no knowledge entries yet."
          first={{ href: '/admin/knowledge/new', label: 'Write the first entry' }}
        >
          What reports may refer to: a text with its source and how far it is to be trusted.
        </FirstRun>
      }
      actions={
        <LinkButton href="/admin/knowledge/new" kind="primary">
          New entry
        </LinkButton>
      }
    />
  )
}

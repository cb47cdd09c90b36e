import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BulkForm } from '@/components/jobs/bulk-form'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatCount } from '@/lib/format/numbers'
import { findBulkAction } from '@/lib/jobs/bulk-registry'
import { parseSelection, selectionText, type Selection } from '@/lib/jobs/selection'
import { countRows } from '@/lib/lists/count'
import type { List } from '@/lib/lists/list'
import { findList } from '@/lib/lists/registry'
import { readState } from '@/lib/lists/resolve-state'
import type { Viewer } from '@/lib/db/viewer'

export const metadata: Metadata = { title: 'Bulk action' }

export default async function NewJobPage({ searchParams }: PageProps<'/admin/jobs/new'>) {
  const viewer = await requireViewer('admin')
  const raw = await searchParams
  const action = findBulkAction([raw.action].flat()[0] ?? '')
  const list = action && findList(action.list)
  if (!action || !list) notFound()
  const text = selectionText(raw)
  const selection = parseSelection(text)
  if (!selection) {
    return (
      <EmptyState title={`Choose the ${list.noun.many} first.`}>
        <LinkButton href={list.path}>To the list</LinkButton>
      </EmptyState>
    )
  }
  return (
    <>
      <PageHeader title={action.label} about={await about(viewer, list, selection)}>
        <LinkButton href={list.path}>Back to the list</LinkButton>
      </PageHeader>
      <BulkForm action={action.name} selection={text} />
      <p className="mt-4 max-w-xl text-muted">
        Nothing happens yet. The preview says what will change, what will be skipped, and why.
      </p>
    </>
  )
}

async function about(viewer: Viewer, list: List, selection: Selection) {
  if ('ids' in selection) return chosen(list, selection.ids.length, '')
  const { rows, isExact } = await asViewer(viewer, async (scope) =>
    countRows(scope, list, await readState(scope, list, selection.all)),
  )
  return chosen(list, rows, isExact ? 'All ' : 'All of about ')
}

function chosen({ noun }: List, rows: number, before: string) {
  return `${before}${formatCount(rows)} ${rows === 1 ? noun.one : noun.many}${before ? ' that match' : ' chosen'}`
}

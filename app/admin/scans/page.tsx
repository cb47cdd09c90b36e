import type { Metadata } from 'next'
import { FirstRun } from '@/components/lists/first-run'
import { ListPage } from '@/components/lists/list-page'
import { LinkButton } from '@/components/ui/link-button'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { bulkActionsOf } from '@/lib/jobs/bulk-registry'
import { readList } from '@/lib/lists/read-list'
import { scanList } from '@/lib/scans/list'

export const metadata: Metadata = { title: 'Scans' }

export default async function ScansPage({ searchParams }: PageProps<'/admin/scans'>) {
  const viewer = await requireViewer('admin')
  const raw = await searchParams
  const view = await asViewer(viewer, (scope) => readList(scope, scanList, raw))
  return (
    <ListPage
      view={view}
      bulk={bulkActionsOf('scans')}
      empty={
        <FirstRun title="There are no scans yet." first={{ href: '/admin/scans/new', label: 'Record the first scan' }}>
          A scan belongs to a session. They come with the old system’s file, or are recorded here.
        </FirstRun>
      }
      actions={
        <LinkButton href="/admin/scans/new" kind="primary">
          New scan
        </LinkButton>
      }
    />
  )
}

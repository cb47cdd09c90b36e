import type { Metadata } from 'next'
import { FirstRun } from '@/components/lists/first-run'
import { ListPage } from '@/components/lists/list-page'
import { flagList } from '@/lib/agents/list'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { readList } from '@/lib/lists/read-list'

export const metadata: Metadata = { title: 'Action flags' }

export default async function FlagsPage({ searchParams }: PageProps<'/admin/flags'>) {
  const viewer = await requireViewer('admin')
  const raw = await searchParams
  const view = await asViewer(viewer, (scope) => readList(scope, flagList, raw))
  return (
    <ListPage
      view={view}
      empty={
        <FirstRun title="There are no action flags.">
          They were written by the agents of the old system and come with its file. Nothing writes new ones.
        </FirstRun>
      }
    />
  )
}

import type { Metadata } from 'next'
import { FirstRun } from '@/components/lists/first-run'
import { ListPage } from '@/components/lists/list-page'
import { messageList } from '@/lib/agents/list'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { readList } from '@/lib/lists/read-list'

export const metadata: Metadata = { title: 'Agent messages' }

export default async function MessagesPage({ searchParams }: PageProps<'/admin/messages'>) {
  const viewer = await requireViewer('admin')
  const raw = await searchParams
  const view = await asViewer(viewer, (scope) => readList(scope, messageList, raw))
  return (
    <ListPage
      view={view}
      empty={
        <FirstRun title="There are no agent messages.">
          The agents of the old system wrote them, and they come with its file. Nothing writes new ones.
        </FirstRun>
      }
    />
  )
}

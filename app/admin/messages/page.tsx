import type { Metadata } from 'next'
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
  return <ListPage view={view} />
}

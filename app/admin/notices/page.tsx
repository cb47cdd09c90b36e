import type { Metadata } from 'next'
import { NoticeInbox } from '@/components/notices/inbox'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { getInbox } from '@/lib/notices/queries'
import { noticesPaging } from '@/lib/notices/schema'

export const metadata: Metadata = { title: 'Notices' }

export default async function AdminNoticesPage({ searchParams }: PageProps<'/admin/notices'>) {
  const viewer = await requireViewer('admin')
  const paging = noticesPaging.parse(await searchParams)
  const inbox = await asViewer(viewer, (scope) => getInbox(scope, paging))
  return <NoticeInbox inbox={inbox} place="admin" />
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SessionForm } from '@/components/sessions/session-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { getSession } from '@/lib/sessions/queries'

export const metadata: Metadata = { title: 'Edit session' }

export default async function EditSessionPage({ params }: PageProps<'/admin/sessions/[sessionId]/edit'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).sessionId)
  const session = await asViewer(viewer, (scope) => getSession(scope, id))
  if (!session) notFound()
  return (
    <>
      <PageHeader title={`Edit session of ${formatMoment(session.createdAt, 'dateTime')}`} />
      <SessionForm session={session} />
    </>
  )
}

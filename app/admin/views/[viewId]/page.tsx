import type { Metadata, Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { routeId } from '@/lib/http/route-id'
import { getListOfView } from '@/lib/lists/queries'
import { findList } from '@/lib/lists/registry'

export const metadata: Metadata = { title: 'Saved view' }

/** Where a view is: its list, as it shows it. */
export default async function ViewPage({ params }: PageProps<'/admin/views/[viewId]'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).viewId)
  const list = findList((await asViewer(viewer, (scope) => getListOfView(scope, id))) ?? '')
  if (!list) notFound()
  redirect(`${list.path}?view=${encodeURIComponent(id)}` as Route)
}

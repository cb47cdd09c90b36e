import 'server-only'
import type { Route } from 'next'
import { forbidden, redirect } from 'next/navigation'
import { recordDenied } from '@/lib/db/scope'
import type { Role, Viewer } from '@/lib/db/viewer'
import { requestedPath } from './requested-path'
import { currentViewer } from './session'

/**
 * The viewer, who must have one of these roles (any, when none is named). Nobody: to the login page. Somebody else: 403,
 * and a denied event in the audit log; a helper who acts for nobody: to where they choose for whom. A viewer who must choose
 * a new password sees nothing else before.
 */
export async function requireViewer(): Promise<Viewer>
export async function requireViewer<Wanted extends Role>(
  ...wanted: Wanted[]
): Promise<Extract<Viewer, { role: Wanted }>>
export async function requireViewer(...wanted: Role[]): Promise<Viewer> {
  const viewer = await requireAnyViewer()
  if (viewer.mustChangePassword) redirect('/choose-password')
  if (wanted.length === 0 || wanted.includes(viewer.role)) return viewer
  // somebody lets them help no longer, or they have not said whom yet
  if (viewer.role === 'helper' && wanted.includes('patient')) redirect('/helping')
  await recordDenied(viewer, { action: 'open', entity: 'page', entityId: await requestedPath() })
  forbidden()
}

/** Like `requireViewer()`, also for somebody who must choose a new password first. */
export async function requireAnyViewer(): Promise<Viewer> {
  const viewer = await currentViewer()
  if (viewer) return viewer
  const path = await requestedPath()
  redirect((path === '/' ? '/login' : `/login?next=${encodeURIComponent(path)}`) as Route)
}

/** Where each role works. */
export const homeOf = { admin: '/admin', doctor: '/clinic', patient: '/portal', helper: '/helping' } as const

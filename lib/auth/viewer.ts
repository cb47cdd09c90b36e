import 'server-only'
import type { Route } from 'next'
import { headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import { recordDenied } from '@/lib/db/scope'
import type { Role, Viewer } from '@/lib/db/viewer'
import { leftBehind } from './acting-for'
import { requestedPath } from './requested-path'
import { currentViewer } from './session'

/**
 * The viewer of a page, who must have one of these roles (any, when none is named). Nobody: to the login page. Somebody
 * else: 403, and a denied event in the audit log; a helper who acts for nobody, or no longer for whom they did: to where
 * they choose for whom. A viewer who must choose a new password sees nothing else before.
 */
export async function requireViewer(): Promise<Viewer>
export async function requireViewer<Wanted extends Role>(
  ...wanted: Wanted[]
): Promise<Extract<Viewer, { role: Wanted }>>
export async function requireViewer(...wanted: Role[]): Promise<Viewer> {
  const viewer = await requireRole(...wanted)
  if (viewer.role === 'patient' && !viewer.helping && (await isAskedWhosePages(viewer))) redirect('/helping')
  return viewer
}

/** The portal of somebody who acted for another a moment ago. A page that answers a form is shown: the text is on it. */
async function isAskedWhosePages(viewer: Viewer): Promise<boolean> {
  const path = await requestedPath()
  if (path !== '/portal' && !path.startsWith('/portal/')) return false
  if ((await headers()).get('content-type')?.startsWith('multipart/form-data')) return false
  return (await leftBehind(viewer)) !== null
}

/** Like `requireViewer`, for who sends something. */
export async function requireRole(): Promise<Viewer>
export async function requireRole<Wanted extends Role>(...wanted: Wanted[]): Promise<Extract<Viewer, { role: Wanted }>>
export async function requireRole(...wanted: Role[]): Promise<Viewer> {
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
  return (await currentViewer()) ?? askToLogIn()
}

/** Goes to the login page, and back here from there; says whether what was typed is kept until then. */
export async function askToLogIn(keptTyped = false): Promise<never> {
  const path = await requestedPath()
  const query = [path !== '/' && `next=${encodeURIComponent(path)}`, keptTyped && 'kept=1'].filter(Boolean).join('&')
  redirect((query ? `/login?${query}` : '/login') as Route)
}

/** Where each role works. */
export const homeOf = { admin: '/admin', doctor: '/clinic', patient: '/portal', helper: '/helping' } as const

import 'server-only'
import { currentViewer } from '@/lib/auth/session'
import { recordDenied } from '@/lib/db/scope'
import type { AdminViewer } from '@/lib/db/viewer'
import { refuse } from './answers'

/** A file of the console for the administrator that asks; anybody else is told no, which is written down. */
export async function fileForAdministrator(
  what: { action: string; entity: string; entityId?: string },
  answer: (viewer: AdminViewer) => Promise<Response>,
): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer || viewer.mustChangePassword) return refuse(401, 'Log in first.')
  if (viewer.role !== 'admin') {
    await recordDenied(viewer, what)
    return refuse(404, 'Not found.')
  }
  return answer(viewer)
}

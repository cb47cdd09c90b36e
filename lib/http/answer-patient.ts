import 'server-only'
import { currentViewer } from '@/lib/auth/session'
import { recordDenied } from '@/lib/db/scope'
import type { PatientViewer } from '@/lib/db/viewer'
import { refuse } from './answers'

/** A file of the portal for the patient, or who helps them, that asks; anybody else is told no, which is written down. */
export async function answerPatient(
  what: { action: string; entity: string },
  answer: (viewer: PatientViewer) => Promise<Response>,
): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer || viewer.mustChangePassword) return refuse(401, 'Log in first.')
  if (viewer.role !== 'patient') {
    await recordDenied(viewer, what)
    return refuse(404, 'Not found.')
  }
  return answer(viewer)
}

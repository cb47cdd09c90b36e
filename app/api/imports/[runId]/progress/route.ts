import { currentViewer } from '@/lib/auth/session'
import { asViewer } from '@/lib/db/scope'
import { answerScript, refuseScript } from '@/lib/http/answers'
import { getRunProgress } from '@/lib/imports/queries'
import { runId } from '@/lib/imports/schema'

/** How far an import is, for the progress bar. */
export async function GET(_request: Request, { params }: RouteContext<'/api/imports/[runId]/progress'>) {
  const viewer = await currentViewer()
  if (!viewer) return refuseScript(401, 'Log in first.')
  const id = runId.safeParse((await params).runId)
  if (viewer.role !== 'admin' || viewer.mustChangePassword || !id.success) return refuseScript(404, 'Not found.')
  const run = await asViewer(viewer, (scope) => getRunProgress(scope, id.data))
  return run ? answerScript(run) : refuseScript(404, 'Not found.')
}

import { currentViewer } from '@/lib/auth/session'
import { asViewer } from '@/lib/db/scope'
import { getRunProgress } from '@/lib/imports/queries'
import { runId } from '@/lib/imports/schema'

const noStore = { 'cache-control': 'private, no-store' }

/** How far an import is, for the progress bar. */
export async function GET(_request: Request, { params }: RouteContext<'/api/imports/[runId]/progress'>) {
  const viewer = await currentViewer()
  if (!viewer) return Response.json({ error: 'Log in first.' }, { status: 401, headers: noStore })
  const id = runId.safeParse((await params).runId)
  if (viewer.role !== 'admin' || viewer.mustChangePassword || !id.success)
    return Response.json({ error: 'Not found.' }, { status: 404, headers: noStore })
  const run = await asViewer(viewer, (scope) => getRunProgress(scope, id.data))
  return run
    ? Response.json(run, { headers: noStore })
    : Response.json({ error: 'Not found.' }, { status: 404, headers: noStore })
}

import { currentViewer } from '@/lib/auth/session'
import { asViewer } from '@/lib/db/scope'
import { fileHeaders, refuse } from '@/lib/http/answers'
import { getImportRun } from '@/lib/imports/queries'
import { runId } from '@/lib/imports/schema'

/** The reconciliation report of an import as JSON, to keep. Numbers and names of tables; nobody's data. */
export async function GET(_request: Request, { params }: RouteContext<'/api/imports/[runId]/report'>) {
  const viewer = await currentViewer()
  if (!viewer) return refuse(401, 'Log in first.')
  const id = runId.safeParse((await params).runId)
  if (viewer.role !== 'admin' || viewer.mustChangePassword || !id.success) return refuse(404, 'Not found.')
  const run = await asViewer(viewer, (scope) => getImportRun(scope, id.data))
  if (!run?.report) return refuse(404, 'Not found.')
  return new Response(JSON.stringify(run.report, null, 2), {
    headers: fileHeaders('application/json', `import-${run.id}.json`),
  })
}

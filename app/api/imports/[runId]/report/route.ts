import { currentViewer } from '@/lib/auth/session'
import { asViewer } from '@/lib/db/scope'
import { getImportRun } from '@/lib/imports/queries'
import { runId } from '@/lib/imports/schema'

const noStore = { 'cache-control': 'private, no-store' }

/** The reconciliation report of an import as JSON, to keep. Numbers and names of tables; nobody's data. */
export async function GET(_request: Request, { params }: RouteContext<'/api/imports/[runId]/report'>) {
  const viewer = await currentViewer()
  if (!viewer) return Response.json({ error: 'Log in first.' }, { status: 401, headers: noStore })
  const id = runId.safeParse((await params).runId)
  if (viewer.role !== 'admin' || viewer.mustChangePassword || !id.success)
    return Response.json({ error: 'Not found.' }, { status: 404, headers: noStore })
  const run = await asViewer(viewer, (scope) => getImportRun(scope, id.data))
  if (!run?.report) return Response.json({ error: 'Not found.' }, { status: 404, headers: noStore })
  return new Response(JSON.stringify(run.report, null, 2), {
    headers: {
      ...noStore,
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="import-${run.id}.json"`,
    },
  })
}

import { asViewer } from '@/lib/db/scope'
import { fileHeaders, refuse } from '@/lib/http/answers'
import { fileForAdministrator } from '@/lib/http/file-for-administrator'
import { getImportRun } from '@/lib/imports/queries'
import { runId } from '@/lib/imports/schema'

/** The reconciliation report of an import as JSON, to keep. Numbers and names of tables; nobody's data. */
export async function GET(_request: Request, { params }: RouteContext<'/api/imports/[runId]/report'>) {
  return fileForAdministrator({ action: 'imports.open', entity: 'import_runs' }, async (viewer) => {
    const id = runId.safeParse((await params).runId)
    const run = id.success ? await asViewer(viewer, (scope) => getImportRun(scope, id.data)) : null
    if (!run?.report) return refuse(404, 'Not found.')
    return new Response(JSON.stringify(run.report, null, 2), {
      headers: fileHeaders('application/json', `import-${run.id}.json`),
    })
  })
}

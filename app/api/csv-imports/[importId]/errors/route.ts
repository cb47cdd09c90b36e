import type { NextRequest } from 'next/server'
import { errorFile } from '@/lib/csv-import/error-file'
import { getCsvImport } from '@/lib/csv-import/queries'
import { csvImportId } from '@/lib/csv-import/schema'
import { asViewer } from '@/lib/db/scope'
import { bodyOf } from '@/lib/exports/respond'
import { fileHeaders, refuse } from '@/lib/http/answers'
import { fileForAdministrator } from '@/lib/http/file-for-administrator'

/** The rows of a file that failed, with the reason, to be mended and sent again. */
export async function GET(request: NextRequest, { params }: RouteContext<'/api/csv-imports/[importId]/errors'>) {
  return fileForAdministrator({ action: 'csv-imports.rows', entity: 'csv_imports' }, async (viewer) => {
    const id = csvImportId.safeParse((await params).importId)
    const found = id.success ? await asViewer(viewer, (scope) => getCsvImport(scope, id.data)) : null
    const job = request.nextUrl.searchParams.get('of') === 'import' ? found?.import : found?.check
    if (!found?.filePath || !job) return refuse(404, 'Not found.')
    const rows = errorFile(viewer, { filePath: found.filePath, settings: found.settings, jobId: job.id })
    return new Response(bodyOf(rows), {
      headers: {
        ...fileHeaders(`text/csv; charset=${found.settings.encoding}`, `to-mend-${found.entity}.csv`),
        'content-security-policy': 'sandbox',
      },
    })
  })
}

import { currentViewer } from '@/lib/auth/session'
import { asViewer } from '@/lib/db/scope'
import { explain } from '@/lib/errors/explain'
import { fileHeaders, refuse } from '@/lib/http/answers'
import { routeId } from '@/lib/http/route-id'
import { log } from '@/lib/log'
import { findReportFile, readReportFile } from '@/lib/report-queue/read-file'
import { fileVariants } from '@/lib/report-queue/vocabulary'

/**
 * The PDF of a report, for whoever is logged in and finds the report under their own rights: no link carries a right. The
 * name of the file is the report's id, because file names wander into logs and lists.
 */
export async function GET(request: Request, { params }: RouteContext<'/api/reports/[reportId]/file'>) {
  const viewer = await currentViewer()
  if (!viewer || viewer.mustChangePassword) return refuse(401, 'Log in first.')
  const id = routeId((await params).reportId)
  const query = new URL(request.url).searchParams
  const variant = fileVariants.find((known) => known === (query.get('variant') ?? 'a4'))
  if (!variant) return refuse(400, 'There are two files of a report: variant=a4 and variant=large-print.')
  try {
    const file = await asViewer(viewer, (scope) => findReportFile(scope, id, variant))
    if (!file) return refuse(404, 'There is no such report, or it is not yours to read.')
    const bytes = await readReportFile(file)
    if (!bytes) {
      log().error({ report: id, variant }, 'the file of a report is gone or was changed')
      return refuse(503, 'The file of this report cannot be read at the moment. Tell whoever runs the server.')
    }
    const shown = query.get('show') === 'inline' ? 'inline' : 'attachment'
    const name = `report-${id.slice(0, 100)}${variant === 'a4' ? '' : `-${variant}`}.pdf`
    return new Response(new Uint8Array(bytes), {
      headers: { ...fileHeaders('application/pdf', name, shown), 'content-length': String(bytes.length) },
    })
  } catch (error) {
    const { code, message } = explain(error, 'reports.download')
    return refuse(code === 'busy' ? 503 : 400, message)
  }
}

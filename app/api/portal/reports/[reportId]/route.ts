import { coverOf } from '@/components/portal/cover'
import { asViewer, type Scope } from '@/lib/db/scope'
import { answerPatient } from '@/lib/http/answer-patient'
import { fileHeaders, refuse } from '@/lib/http/answers'
import { routeId } from '@/lib/http/route-id'
import { getReviewOfMine } from '@/lib/release/queries'
import { fontDirectory } from '@/lib/report-documents/font-directory'
import { renderPersonal } from '@/lib/report-documents/render-personal'
import { findReportFile, readReportFile } from '@/lib/report-queue/read-file'
import { plainReport } from '@/lib/reports/plain-report'
import { getReport } from '@/lib/reports/queries'

/**
 * A report as a PDF for its patient, in usual or in large letters: the file it was published with, and of one from the old
 * system, which has none, its words as a paper made now.
 */
export async function GET(request: Request, { params }: RouteContext<'/api/portal/reports/[reportId]'>) {
  const size = new URL(request.url).searchParams.get('letters') === 'large' ? 'large-print' : 'a4'
  return answerPatient({ action: 'reports.download', entity: 'medical_reports' }, async (viewer) => {
    const id = routeId((await params).reportId)
    const found =
      coverOf(viewer).reports &&
      (await asViewer(viewer, (scope) => readWords(scope, id, { size, seesResults: coverOf(viewer).everything })))
    if (!found) return refuse(404, 'There is no such report, or it is not yours to read.')
    const bytes = found.file
      ? await readReportFile(found.file)
      : await renderPersonal(plainReport(found.report, found.lookedAt, new Date()), { size, fontDirectory })
    if (!bytes) return refuse(503, 'The file of this report cannot be read at the moment. Call your clinic.')
    return new Response(new Uint8Array(bytes), {
      headers: fileHeaders('application/pdf', `report${size === 'a4' ? '' : '-large-print'}.pdf`),
    })
  })
}

type Wanted = { size: 'a4' | 'large-print'; seesResults: boolean }

async function readWords(scope: Scope, id: string, { size, seesResults }: Wanted) {
  const report = await getReport(scope, id)
  if (!report) return null
  return {
    report,
    lookedAt: seesResults ? await getReviewOfMine(scope, report.predictionId) : undefined,
    file: await findReportFile(scope, id, size),
  }
}

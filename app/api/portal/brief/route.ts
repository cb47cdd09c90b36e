import path from 'node:path'
import { gatherBrief } from '@/app/portal/brief/gather-brief'
import { asViewer } from '@/lib/db/scope'
import { clinicToday } from '@/lib/format/dates'
import { answerPatient, refuse } from '@/lib/http/answer-patient'
import { renderPersonal } from '@/lib/report-documents/render-personal'

const fontDirectory = path.resolve('lib/report-documents/fonts')

/** The page for a visit as a tagged PDF, in usual or in large letters. */
export async function GET(request: Request) {
  const isLarge = new URL(request.url).searchParams.get('letters') === 'large'
  return answerPatient({ action: 'brief.open', entity: 'patients' }, async (viewer) => {
    const brief = await asViewer(viewer, (scope) => gatherBrief(scope, viewer))
    if (!brief) return refuse(404, 'Not found.')
    const pdf = await renderPersonal(brief, { size: isLarge ? 'large-print' : 'a4', fontDirectory })
    return new Response(new Uint8Array(pdf), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="for-my-visit-${clinicToday()}${isLarge ? '-large-print' : ''}.pdf"`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  })
}

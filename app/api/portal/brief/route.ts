import { gatherBrief } from '@/app/portal/brief/gather-brief'
import { asViewer } from '@/lib/db/scope'
import { clinicToday } from '@/lib/format/dates'
import { answerPatient } from '@/lib/http/answer-patient'
import { fileHeaders, refuse } from '@/lib/http/answers'
import { fontDirectory } from '@/lib/report-documents/font-directory'
import { renderPersonal } from '@/lib/report-documents/render-personal'

/** The page for a visit as a tagged PDF, in usual or in large letters. */
export async function GET(request: Request) {
  const isLarge = new URL(request.url).searchParams.get('letters') === 'large'
  return answerPatient({ action: 'brief.open', entity: 'patients' }, async (viewer) => {
    const brief = await asViewer(viewer, (scope) => gatherBrief(scope, viewer))
    if (!brief) return refuse(404, 'Not found.')
    const pdf = await renderPersonal(brief, { size: isLarge ? 'large-print' : 'a4', fontDirectory })
    return new Response(new Uint8Array(pdf), {
      headers: fileHeaders('application/pdf', `for-my-visit-${clinicToday()}${isLarge ? '-large-print' : ''}.pdf`),
    })
  })
}

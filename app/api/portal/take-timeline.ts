import { entryText, type EntryText } from '@/components/portal/entry-text'
import { coverOf } from '@/components/portal/cover'
import { asViewer } from '@/lib/db/scope'
import type { PatientViewer } from '@/lib/db/viewer'
import { clinicToday } from '@/lib/format/dates'
import { answerPatient } from '@/lib/http/answer-patient'
import { fileHeaders, refuse } from '@/lib/http/answers'
import { getLowConfidence } from '@/lib/predictions/queries'
import { listUnusableOfMine } from '@/lib/release/queries'
import { listReportsOfPatient } from '@/lib/reports/queries'
import { takeMyTimeline, type mostInFile, type TimelineChoice } from '@/lib/timeline/my-timeline'
import type { TimelineEvent } from '@/lib/timeline/queries'
import { timelineChoice } from '@/lib/timeline/schema'

type Taken = { entries: EntryText[]; isCut: boolean; choice: TimelineChoice; viewer: PatientViewer }

const contentTypes = { csv: 'text/csv; charset=utf-8', pdf: 'application/pdf' }

/** The timeline as a file, as it was chosen on the page, for whoever sees all of the record. */
export async function answerWithTimeline(
  request: Request,
  format: keyof typeof mostInFile,
  make: (taken: Taken) => Promise<string | Buffer>,
): Promise<Response> {
  return answerPatient({ action: 'timeline.export', entity: 'patient_timeline' }, async (viewer) => {
    if (!coverOf(viewer).everything) return refuse(404, 'Not found.')
    const choice = timelineChoice.parse(Object.fromEntries(new URL(request.url).searchParams))
    const taken = await asViewer(viewer, async (scope) => {
      const { events, isCut } = await takeMyTimeline(scope, viewer.patientId, { choice, format })
      const readable = new Set((await listReportsOfPatient(scope, viewer.patientId)).map(({ id }) => id))
      const unusable = await listUnusableOfMine(scope)
      const lowConfidence = await getLowConfidence(scope)
      const toText = (event: TimelineEvent) =>
        entryText(event, {
          canRead: readable.has(event.relatedId ?? ''),
          isUnusable: unusable.has(event.relatedId ?? ''),
          lowConfidence,
        })
      return { entries: events.map(toText), isCut }
    })
    const body = await make({ ...taken, choice, viewer })
    return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
      headers: fileHeaders(contentTypes[format], `my-timeline-${clinicToday()}.${format}`),
    })
  })
}

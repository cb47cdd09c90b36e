import 'server-only'
import { noteAccess, noteOpened, type Scope } from '@/lib/db/scope'
import { listTimeline, type TimelineEvent } from './queries'
import { timelineFilter, type TimelineFilter } from './schema'
import type { EventType } from './vocabulary'

/** What a patient chooses of the timeline: a kind and a year. */
export type TimelineChoice = { type?: EventType; year?: number }

export function filterOf({ type, year }: TimelineChoice, at: { after?: string; before?: string } = {}): TimelineFilter {
  return timelineFilter.parse({ type, ...at, ...(year && { from: `${year}-01-01`, to: `${year}-12-31` }) })
}

/** One entry of the patient who is asking; null when there is none, or it speaks of something not yet let out. */
export async function getMyEntry(scope: Scope, id: string): Promise<TimelineEvent | null> {
  const [found] = await scope.db.$queryRaw<(TimelineEvent & { patientId: string })[]>`
    select t.id, t.event_type as "eventType", t.event_date as "eventDate", t.event_title as "eventTitle",
           t.event_description as "eventDescription", t.severity, t.related_table as "relatedTable",
           t.related_id as "relatedId", d.name as "doctorName", t.patient_id as "patientId"
      from patient_timeline t
      left join sessions s on s.id = t.session_id
      left join app.doctor_directory d on d.doctor_id = coalesce(t.doctor_id, s.doctor_id)
     where t.id = ${id} and t.deleted_at is null`
  noteOpened(scope, { action: 'timeline.open', entity: 'patient_timeline', entityId: id }, found)
  if (!found) return null
  const { patientId: _patientId, ...entry } = found
  return entry
}

/** The most entries a file holds: more than anybody has lived through, and few enough to be made while one waits. */
export const mostInFile = { csv: 5000, pdf: 1000 } as const

/** The timeline to keep, newest first, up to what a file holds; and whether there is more. */
export async function takeMyTimeline(
  scope: Scope,
  patientId: string,
  { choice, format }: { choice: TimelineChoice; format: keyof typeof mostInFile },
): Promise<{ events: TimelineEvent[]; isCut: boolean }> {
  // first, because what is read of one patient together is written down under the first of it
  noteAccess(scope, {
    action: 'timeline.export',
    entity: 'patient_timeline',
    patientId,
    fields: ['patient_timeline', format],
  })
  const page = await listTimeline(scope, patientId, filterOf(choice), mostInFile[format])
  return { events: page.rows, isCut: page.after !== null }
}

import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { noteAccess, noteOpened, type Scope } from '@/lib/db/scope'
import { clinicZone } from '@/lib/format/dates'
import { startOf, toPage, type Page } from '@/lib/tables/page'
import type { TimelineFilter } from './schema'
import type { EventType, RelatedTable, Severity } from './vocabulary'

const usualPageSize = 50

export type TimelineEvent = {
  id: string
  eventType: EventType
  eventDate: Date
  eventTitle: string
  eventDescription: string | null
  severity: Severity
  relatedTable: string | null
  relatedId: string | null
  doctorName: string | null
}

/**
 * One page of a patient's history, newest first. Two events of the same moment keep their order between pages: the id
 * breaks the tie. An event without a doctor of its own shows the doctor of its session.
 */
export async function listTimeline(
  scope: Scope,
  patientId: string,
  filter: TimelineFilter,
  pageSize = usualPageSize,
): Promise<Page<TimelineEvent>> {
  const start = startOf(filter)
  const direction = start.backwards ? Prisma.sql`asc` : Prisma.sql`desc`
  const found = await scope.db.$queryRaw<(TimelineEvent & { sortKey: string })[]>`
    select t.id, t.event_type as "eventType", t.event_date as "eventDate", t.event_title as "eventTitle",
           t.event_description as "eventDescription", t.severity, t.related_table as "relatedTable",
           t.related_id as "relatedId", d.name as "doctorName", t.event_date::text as "sortKey"
      from patient_timeline t
      left join sessions s on s.id = t.session_id
      left join app.doctor_directory d on d.doctor_id = coalesce(t.doctor_id, s.doctor_id)
     where ${Prisma.join([...conditions(patientId, filter), keyset(start)], ' and ')}
     order by t.event_date ${direction}, t.id ${direction}
     limit ${pageSize + 1}`
  noteAccess(scope, { action: 'timeline.list', entity: 'patient_timeline', patientId })
  const page = toPage(found, pageSize, start, ({ sortKey, id }) => [sortKey, id])
  return { ...page, rows: page.rows.map(({ sortKey: _sortKey, ...event }) => event) }
}

/** Which kinds of entries a patient has and of which years (newest first): what a filter can offer and keep its word. */
export async function getTimelineContents(
  scope: Scope,
  patientId: string,
): Promise<{ types: EventType[]; years: number[] }> {
  const zone = clinicZone()
  const [found] = await scope.db.$queryRaw<{ types: EventType[] | null; years: number[] | null }[]>`
    select array_agg(distinct t.event_type) as types,
           array_agg(distinct extract(year from t.event_date at time zone ${zone})::integer) as years
      from patient_timeline t
     where t.patient_id = ${patientId} and t.deleted_at is null`
  noteAccess(scope, { action: 'timeline.contents', entity: 'patient_timeline', patientId })
  return { types: found?.types ?? [], years: (found?.years ?? []).toReversed() }
}

export type EntryRecord = Omit<TimelineEvent, 'relatedTable'> & {
  patientId: string
  patientName: string
  relatedTable: RelatedTable | null
  doctorId: string | null
  sessionId: string | null
  createdAt: Date
  updatedAt: Date
  importRun: number | null
  version: number
}

/** One entry, written by hand or derived from a record; null when there is none, or it is in the trash. */
export async function getEntry(scope: Scope, id: string): Promise<EntryRecord | null> {
  const [entry] = await scope.db.$queryRaw<EntryRecord[]>`
    select t.id, t.patient_id as "patientId", p.name as "patientName", t.event_type as "eventType",
           t.event_date as "eventDate", t.event_title as "eventTitle", t.event_description as "eventDescription", t.severity,
           t.related_table as "relatedTable", t.related_id as "relatedId", t.doctor_id as "doctorId", d.name as "doctorName",
           t.session_id as "sessionId", t.created_at as "createdAt", t.updated_at as "updatedAt",
           t.import_run as "importRun", t.version
      from patient_timeline t
      join patients p on p.patient_id = t.patient_id
      left join app.doctor_directory d on d.doctor_id = t.doctor_id
     where t.id = ${id} and t.deleted_at is null`
  noteOpened(scope, { action: 'timeline.open', entity: 'patient_timeline', entityId: id }, entry)
  return entry ?? null
}

function conditions(patientId: string, { type, severity, doctor, from, to }: TimelineFilter): Prisma.Sql[] {
  const zone = clinicZone()
  const all = [Prisma.sql`t.patient_id = ${patientId}`, Prisma.sql`t.deleted_at is null`]
  if (type) all.push(Prisma.sql`t.event_type = ${type}`)
  if (severity) all.push(Prisma.sql`t.severity = ${severity}`)
  if (doctor) all.push(Prisma.sql`coalesce(t.doctor_id, s.doctor_id) = ${doctor}`)
  if (from) all.push(Prisma.sql`t.event_date >= (${from}::date)::timestamp at time zone ${zone}`)
  if (to) all.push(Prisma.sql`t.event_date < (${to}::date + 1)::timestamp at time zone ${zone}`)
  return all
}

function keyset({ from, backwards }: ReturnType<typeof startOf>) {
  if (!from) return Prisma.sql`true`
  const comparison = backwards ? Prisma.sql`>` : Prisma.sql`<`
  return Prisma.sql`(t.event_date, t.id) ${comparison} (${String(from[0])}::timestamptz, ${String(from[1])})`
}

import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { noteAccess, type Scope } from '@/lib/db/scope'
import { startOf, toPage, type Page } from '@/lib/tables/page'
import type { Paging } from '@/lib/tables/paging'
import { mostUnreadCounted, type NoticeEntity, type NoticeKind } from './vocabulary'

/** A notice with what its reader may know of the record now; what they may not is null. */
export type Notice = {
  id: string
  kind: NoticeKind
  entity: NoticeEntity
  /** The record; null when it is several, or none that the reader sees any more. */
  recordId: string | null
  total: number
  notedAt: Date
  readAt: Date | null
  patientId: string | null
  patientName: string | null
  /** Of a job its title, of an import the file, of a doctor the name. */
  title: string | null
  /** How the record stands now. */
  state: string | null
  /** When the visit is. */
  visitAt: Date | null
  /** Whether the visit is still with the reader. */
  isOwn: boolean | null
}

export type Inbox = {
  page: Page<Notice>
  unread: number
  /** What was marked as read together just now and can be taken back. */
  justRead: { readAt: string; total: number } | null
  muted: NoticeKind[]
  /** What has come by then is what the page shows or leads to. */
  asOf: string
}

/** How many notices the viewer has not read; one more than are counted stands for all of them. */
export async function countUnread({ db, viewer }: Scope): Promise<number> {
  const [row] = await db.$queryRaw<{ unread: number }[]>`
    select count(*)::integer as unread
      from (select from notices where user_id = ${viewer.userId} and read_at is null limit ${mostUnreadCounted + 1}) few`
  return row?.unread ?? 0
}

/** The viewer's notices: the unread first, and the newest first among those and the others. */
export async function getInbox(scope: Scope, paging: Paging): Promise<Inbox> {
  const { db, viewer } = scope
  const page = await readPage(scope, paging)
  const patients = page.rows.flatMap(({ patientId }) => patientId ?? [])
  noteAccess(scope, { action: 'notices.list', entity: 'notices', listedPatientIds: [...new Set(patients)] })
  const [justRead] = await db.$queryRaw<{ readAt: string; total: number }[]>`
    select to_json(read_at) #>> '{}' as "readAt", count(*)::integer as total
      from notices
     where user_id = ${viewer.userId} and read_at > now() - interval '10 minutes'
     group by read_at
    having count(*) > 1
     order by read_at desc
     limit 1`
  const choices = await db.$queryRaw<{ kind: NoticeKind }[]>`
    select kind from notice_choices where user_id = ${viewer.userId} and not is_wanted order by kind limit 100`
  const [clock] = await db.$queryRaw<{ now: string }[]>`select to_json(now()) #>> '{}' as now`
  return {
    page,
    unread: await countUnread(scope),
    justRead: justRead ?? null,
    muted: choices.map(({ kind }) => kind),
    asOf: clock?.now ?? '',
  }
}

type Found = Notice & { place: string }

async function readPage({ db, viewer }: Scope, paging: Paging): Promise<Page<Notice>> {
  const start = startOf(paging)
  const [isRead, notedAt, id] = start.from ?? []
  const way = start.backwards ? Prisma.sql`desc` : Prisma.sql`asc`
  const back = start.backwards ? Prisma.sql`asc` : Prisma.sql`desc`
  const beyond = start.backwards ? Prisma.sql`<` : Prisma.sql`>`
  const older = start.backwards ? Prisma.sql`>` : Prisma.sql`<`
  const from = start.from
    ? Prisma.sql`and ((n.read_at is not null)::integer ${beyond} ${Number(isRead)}
                      or ((n.read_at is not null)::integer = ${Number(isRead)}
                          and (n.noted_at, n.id) ${older} (${String(notedAt)}::timestamptz, ${String(id)})))`
    : Prisma.empty
  const few = Prisma.sql`
    select n.* from notices n
     where n.user_id = ${viewer.userId} ${from}
     order by n.read_at is not null ${way}, n.noted_at ${back}, n.id ${back}
     limit ${paging.size + 1}`
  const found = await db.$queryRaw<Found[]>`
    with few as materialized (${few})
    select few.id, few.kind, few.entity, few.total, few.noted_at as "notedAt", few.read_at as "readAt",
           to_json(few.noted_at) #>> '{}' as place, told.*
      from few ${viewer.role === 'admin' ? toldToAdministrators : toldToDoctors(viewer.userId)}
     order by few.read_at is not null ${way}, few.noted_at ${back}, few.id ${back}`
  return toPage(found, paging.size, start, (row) => [row.readAt ? 1 : 0, row.place, row.id])
}

/** What the records say now, as far as row-level security lets the doctor see them. */
const toldToDoctors = (userId: string) => Prisma.sql`
  left join doctor_patient_assignments a
    on few.entity = 'doctor_patient_assignments' and a.id = few.entity_id and a.deleted_at is null
  left join consultations c on few.entity = 'consultations' and c.id = few.entity_id and c.deleted_at is null
  left join doctors own on own.doctor_id = c.doctor_id and own.user_id = ${userId}
  left join medical_reports r on few.entity = 'medical_reports' and r.id = few.entity_id and r.deleted_at is null
  left join report_status s on few.entity = 'report_status' and s.id = few.entity_id and s.deleted_at is null
  left join patients p
    on p.patient_id = coalesce(a.patient_id, c.patient_id, r.patient_id, s.patient_id) and p.deleted_at is null
  cross join lateral (
    select coalesce(a.id, c.id, r.id, s.id) as "recordId", p.patient_id as "patientId", p.name as "patientName",
           null::text as title,
           case when r.signed_at is not null then 'signed' else coalesce(c.status, s.status) end as state,
           c.consultation_date as "visitAt", own.doctor_id is not null as "isOwn") told`

const toldToAdministrators = Prisma.sql`
  left join jobs j on few.entity = 'jobs' and j.id = few.entity_id
  left join import_runs i on few.entity = 'import_runs' and i.id::text = few.entity_id
  left join report_status s on few.entity = 'report_status' and s.id = few.entity_id and s.deleted_at is null
  left join correction_requests q on few.entity = 'correction_requests' and q.id = few.entity_id
  left join doctors d on few.entity = 'doctors' and d.doctor_id = few.entity_id and d.deleted_at is null
  left join users u on u.id = d.user_id
  left join patients p on p.patient_id = coalesce(s.patient_id, q.patient_id) and p.deleted_at is null
  cross join lateral (
    select coalesce(j.id, i.id::text, s.id, q.id, d.doctor_id) as "recordId", p.patient_id as "patientId",
           p.name as "patientName", coalesce(j.title, i.file_name, u.name) as title,
           coalesce(j.status, i.status, s.status, d.approval_state) as state,
           null::timestamptz as "visitAt", null::boolean as "isOwn") told`

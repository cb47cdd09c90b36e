import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { noteAccess, type Scope } from '@/lib/db/scope'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { startOf, toPage, type Page } from '@/lib/tables/page'
import type { Paging } from '@/lib/tables/paging'
import type { ChangeKind, RecordTable } from './vocabulary'

export type Values = Record<string, unknown>

export type Change = {
  seq: string
  operationId: string
  action: string
  reason: string | null
  actorUserId: string
  actorName: string | null
  actorRole: string
  /** Of the request it was made in; the log of the server has the same. */
  requestId: string | null
  at: Date
  table: RecordTable
  recordId: string
  kind: ChangeKind
  before: Values | null
  after: Values | null
  derived: boolean
  undoneBy: string | null
  undoes: string | null
}

const changeColumns = Prisma.sql`
  c.seq::text as seq, c.operation_id as "operationId", o.action, o.reason, o.actor_user_id as "actorUserId",
  u.name as "actorName", o.actor_role as "actorRole", o.request_id as "requestId", c.at, c.entity as "table", c.record_id as "recordId", c.kind,
  c.before, c.after, c.derived, o.undone_by as "undoneBy", o.undoes`
const changeSource = Prisma.sql`
  record_changes c join operations o on o.id = c.operation_id left join users u on u.id = o.actor_user_id`

/** One page of what happened to a record, latest first: who, when, why, and each field before and after. */
export async function listHistory(scope: Scope, table: RecordTable, id: string, paging: Paging): Promise<Page<Change>> {
  const start = startOf(paging)
  const direction = start.backwards ? Prisma.sql`asc` : Prisma.sql`desc`
  const from = start.from
    ? Prisma.sql`and c.seq ${start.backwards ? Prisma.sql`>` : Prisma.sql`<`} ${String(start.from[0])}::bigint`
    : Prisma.empty
  const found = await scope.db.$queryRaw<Change[]>`
    select ${changeColumns} from ${changeSource}
     where c.entity = ${table} and c.record_id = ${id} ${from}
     order by c.seq ${direction} limit ${paging.size + 1}`
  noteAccess(scope, { action: 'history.open', entity: table, entityId: id })
  return toPage(found, paging.size, start, ({ seq }) => [seq])
}

/** Of who looked at a record, so many are shown beside its history; the rest is in the audit log. */
export const mostReaders = 50

export type Reader = { at: Date; actorName: string | null; actorRole: string; action: string; parts: string[] }

/** Who looked at a record, latest first. For a patient also who saw them in a list. */
export async function listReaders({ db }: Scope, table: RecordTable, id: string): Promise<Reader[]> {
  const ofRecord = Prisma.sql`e.entity = ${table} and e.entity_id = ${id}`
  const ofPatient = Prisma.sql`(e.patient_id = ${id} or (e.listed_patient_ids <> '{}' and e.listed_patient_ids @> array[${id}]))`
  return db.$queryRaw<Reader[]>`
    select e.at, u.name as "actorName", e.actor_role as "actorRole", e.action, e.fields as parts
      from audit_events e left join users u on u.id = e.actor_user_id
     where ${table === 'patients' ? ofPatient : ofRecord}
       and e.action not in ('create', 'update', 'delete', 'trash', 'restore')
     order by e.at desc, e.id desc limit ${mostReaders}`
}

/** A record as it stands, locked by nobody; null when there is none. Only its kept columns. */
export async function getRecordValues({ db }: Scope, table: RecordTable, id: string): Promise<Values | null> {
  const [row] = await db.$queryRaw<{ values: Values | null }[]>`select app.record_values(${table}, ${id}) as values`
  return row?.values ?? null
}

type OwnNews = {
  version: number
  latest: { at: string; own: boolean; administrator: boolean; doctor: string | null } | null
  values: Values
  original: Values
}

/** For a doctor: what a record they may write says now and said at `version`; null when it is gone or not theirs. */
export async function getOwnRecordNews({ db }: Scope, table: RecordTable, id: string, version: number) {
  const [row] = await db.$queryRaw<{ news: OwnNews | null }[]>`
    select app.own_record_news(${table}, ${id}, ${version}::integer) as news`
  const news = row?.news
  if (!news) return null
  const { latest } = news
  return { ...news, latest: latest && { at: new Date(latest.at), by: whoChanged(latest) } }
}

/** As far as a doctor knows it. */
function whoChanged({ own, administrator, doctor }: NonNullable<OwnNews['latest']>) {
  if (own) return 'You, in another window,'
  if (doctor) return doctorTitle(doctor)
  return administrator ? 'An administrator' : 'Somebody'
}

export type OperationRow = {
  id: string
  action: string
  reason: string | null
  startedAt: Date
  actorUserId: string
  actorName: string | null
  undoneBy: string | null
  undoes: string | null
  leftOut: number
}

const operationColumns = Prisma.sql`
  o.id, o.action, o.reason, o.started_at as "startedAt", o.actor_user_id as "actorUserId", u.name as "actorName",
  o.undone_by as "undoneBy", o.undoes, o.left_out as "leftOut"`

export type UndoConflict = {
  entity: RecordTable
  recordId: string
  problem: string
  fields: string[]
  operationId: string | null
  actor: string | null
  at: string | null
}
export type UndoResult = { done: boolean; operation?: string; changes: number; conflicts: UndoConflict[] }

/** What taking an operation back would do and what stands in the way; null when it cannot be tried at all. */
export async function askUndo({ db }: Scope, operation: string): Promise<UndoResult> {
  const [row] = await db.$queryRaw<{ answer: UndoResult }[]>`select app.undo_question(${operation}) as answer`
  return row?.answer ?? { done: false, changes: 0, conflicts: [] }
}

export type OperationDetails = OperationRow & { changes: number; touched: { table: RecordTable; records: number }[] }

/** One operation and how many rows of which tables it changed; null when there is none. */
export async function getOperation({ db }: Scope, id: string): Promise<OperationDetails | null> {
  const [operation] = await db.$queryRaw<OperationRow[]>`
    select ${operationColumns} from operations o left join users u on u.id = o.actor_user_id where o.id = ${id}`
  if (!operation) return null
  const touched = await db.$queryRaw<{ table: RecordTable; records: number; changes: number }[]>`
    select c.entity as "table", count(distinct c.record_id)::integer as records, count(*)::integer as changes
      from record_changes c where c.operation_id = ${id} and not c.derived
     group by c.entity order by records desc, c.entity`
  return { ...operation, touched, changes: touched.reduce((sum, { changes }) => sum + changes, 0) }
}

/** One page of the rows an operation changed, in the order it changed them. */
export async function listChangesOf(scope: Scope, operation: string, paging: Paging): Promise<Page<Change>> {
  const start = startOf(paging)
  const direction = start.backwards ? Prisma.sql`desc` : Prisma.sql`asc`
  const from = start.from
    ? Prisma.sql`and c.seq ${start.backwards ? Prisma.sql`<` : Prisma.sql`>`} ${String(start.from[0])}::bigint`
    : Prisma.empty
  const found = await scope.db.$queryRaw<(Change & { patientId: string | null })[]>`
    select ${changeColumns}, c.patient_id as "patientId" from ${changeSource}
     where c.operation_id = ${operation} and not c.derived ${from}
     order by c.seq ${direction} limit ${paging.size + 1}`
  const patients = found.flatMap(({ patientId }) => (patientId ? [patientId] : []))
  noteAccess(scope, {
    action: 'operations.open',
    entity: 'operations',
    entityId: operation,
    listedPatientIds: [...new Set(patients)],
  })
  return toPage(found, paging.size, start, ({ seq }) => [seq])
}

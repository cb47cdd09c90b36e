import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import type { RecordTable } from '@/lib/changes/vocabulary'
import { noteAccess, type Scope } from '@/lib/db/scope'
import { startOf, toPage, type Page } from '@/lib/tables/page'
import type { TrashFilter } from './schema'
import type { TrashState } from './vocabulary'

export type DeletionRow = {
  id: string
  /** `operations` for what an undo took out again. */
  entity: RecordTable | 'operations'
  entityId: string
  patientId: string | null
  name: string | null
  reason: string
  deletedById: string | null
  deletedByName: string | null
  deletedAt: Date
  restoredAt: Date | null
  purgedAt: Date | null
  operationId: string | null
  /** When another administrator may purge it. */
  purgeableAt: Date
}

// The name of who or what was deleted, from the row itself, which is still there until it is purged.
const nameSql = Prisma.sql`
  case d.entity
    when 'patients' then (select p.name from patients p where p.patient_id = d.entity_id)
    when 'users' then (select x.name from users x where x.id = d.entity_id)
    when 'doctors' then (select x.name from doctors dr join users x on x.id = dr.user_id where dr.doctor_id = d.entity_id)
    when 'medical_reports' then (select r.title from medical_reports r where r.id = d.entity_id)
    when 'knowledge_entries' then (select k.title from knowledge_entries k where k.id = d.entity_id)
    when 'saved_views' then (select v.name from saved_views v where v.id = d.entity_id)
    when 'csv_mappings' then (select m.name from csv_mappings m where m.id = d.entity_id)
    else (select p.name from patients p where p.patient_id = d.patient_id)
  end`

const deletionColumns = Prisma.sql`
  d.id, d.entity, d.entity_id as "entityId", d.patient_id as "patientId", ${nameSql} as name, d.reason,
  d.deleted_by as "deletedById", u.name as "deletedByName", d.deleted_at as "deletedAt", d.restored_at as "restoredAt",
  d.purged_at as "purgedAt", d.operation_id as "operationId", d.deleted_at + app.trash_retention() as "purgeableAt"`

const ofState: Record<TrashState, Prisma.Sql> = {
  waiting: Prisma.sql`d.restored_at is null and d.purged_at is null`,
  restored: Prisma.sql`d.restored_at is not null`,
  purged: Prisma.sql`d.purged_at is not null`,
}

/** One page of deletions, latest first. */
export async function listDeletions(scope: Scope, filter: TrashFilter): Promise<Page<DeletionRow>> {
  const start = startOf(filter)
  const conditions = [ofState[filter.state]]
  if (filter.table) conditions.push(Prisma.sql`d.entity = ${filter.table}`)
  if (start.from)
    conditions.push(
      Prisma.sql`(d.deleted_at, d.id) ${start.backwards ? Prisma.sql`>` : Prisma.sql`<`} (${String(start.from[0])}::timestamptz, ${String(start.from[1])})`,
    )
  const direction = start.backwards ? Prisma.sql`asc` : Prisma.sql`desc`
  const found = await scope.db.$queryRaw<(DeletionRow & { sortKey: string })[]>`
    select ${deletionColumns}, d.deleted_at::text as "sortKey"
      from deletions d left join users u on u.id = d.deleted_by
     where ${Prisma.join(conditions, ' and ')}
     order by d.deleted_at ${direction}, d.id ${direction} limit ${filter.size + 1}`
  const patients = found.flatMap(
    ({ entity, entityId, patientId }) => patientId ?? (entity === 'patients' ? entityId : []),
  )
  noteAccess(scope, { action: 'trash.list', entity: 'deletions', listedPatientIds: [...new Set(patients)] })
  const page = toPage(found, filter.size, start, ({ sortKey, id }) => [sortKey, id])
  return { ...page, rows: page.rows.map(({ sortKey: _sortKey, ...row }) => row) }
}

export type Takes = { table: RecordTable; total: number }

/** One deletion with what lies in the trash by it; null when there is none. */
export async function getDeletion(scope: Scope, id: string): Promise<(DeletionRow & { takes: Takes[] }) | null> {
  const [deletion] = await scope.db.$queryRaw<DeletionRow[]>`
    select ${deletionColumns} from deletions d left join users u on u.id = d.deleted_by where d.id = ${id}`
  noteAccess(scope, {
    action: 'trash.open',
    entity: 'deletions',
    entityId: id,
    patientId: deletion?.patientId ?? undefined,
    outcome: deletion ? 'ok' : 'not-found',
  })
  if (!deletion) return null
  const takes = await scope.db.$queryRaw<Takes[]>`
    select entity as "table", total::integer as total from app.deletion_took(${id})`
  return { ...deletion, takes }
}

/** What would go to the trash with this record, the record itself among it; found out by the deletion's own steps. */
export async function askDeletion({ db }: Scope, table: RecordTable, id: string): Promise<Takes[]> {
  return db.$queryRaw<Takes[]>`
    select entity as "table", total::integer as total from app.deletion_would_take(${table}, ${id})`
}

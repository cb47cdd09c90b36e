import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import type { RecordTable } from '@/lib/changes/vocabulary'
import { noteAccess, noteOpened, type Scope } from '@/lib/db/scope'
import { nameRecords, type Named } from '@/lib/record-names/queries'
import { namedAs } from '@/lib/record-names/vocabulary'
import { getSearchTerms } from '@/lib/search/queries'
import { startOf, toPage, type Page } from '@/lib/tables/page'
import type { TrashFilter } from './schema'
import { deletionNamed } from './search'
import type { TrashState } from './vocabulary'

export type DeletionRow = {
  id: string
  /** `operations` for what an undo took out again. */
  entity: RecordTable | 'operations'
  entityId: string
  patientId: string | null
  /** What people call it; for an undo the first of what it took out. Null for what was purged. */
  name: string | null
  /** What an undo took back. */
  undoneAction: string | null
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

type Found = Omit<DeletionRow, 'name'> & { firstTable: RecordTable | null; firstId: string | null }

const deletionColumns = Prisma.sql`
  d.id, d.entity, d.entity_id as "entityId", d.patient_id as "patientId", d.reason, o.action as "undoneAction",
  f.entity as "firstTable", f.record_id as "firstId",
  d.deleted_by as "deletedById", u.name as "deletedByName", d.deleted_at as "deletedAt", d.restored_at as "restoredAt",
  d.purged_at as "purgedAt", d.operation_id as "operationId", d.deleted_at + app.trash_retention() as "purgeableAt"`

const deletionSource = Prisma.sql`
  deletions d
  left join users u on u.id = d.deleted_by
  left join operations o on d.entity = 'operations' and o.id = d.entity_id
  left join lateral (select c.entity, c.record_id, c.patient_id from record_changes c
                      where c.operation_id = o.id and c.kind = 'create' and not c.derived order by c.seq limit 1) f on true`

async function named<Row extends Found>(scope: Scope, rows: Row[]) {
  const subject = ({ entity, entityId, firstTable, firstId }: Row): Named | null => {
    if (entity !== 'operations') return { table: entity, id: entityId }
    return firstTable && firstId ? { table: firstTable, id: firstId } : null
  }
  const names = await nameRecords(
    scope,
    rows.flatMap((row) => subject(row) ?? []),
  )
  return rows.map((row) => {
    const { firstTable: _table, firstId: _id, ...deletion } = row
    const of = subject(row)
    return { ...deletion, name: (of && names[namedAs(of.table, of.id)]) ?? null }
  })
}

const ofState: Record<TrashState, Prisma.Sql> = {
  waiting: Prisma.sql`d.restored_at is null and d.purged_at is null`,
  restored: Prisma.sql`d.restored_at is not null`,
  purged: Prisma.sql`d.purged_at is not null`,
}

/** One page of deletions, latest first; `terms` is what was searched for. */
export async function listDeletions(
  scope: Scope,
  filter: TrashFilter,
): Promise<Page<DeletionRow> & { terms: string | null }> {
  const start = startOf(filter)
  const terms = await getSearchTerms(scope, filter.s)
  const conditions = [ofState[filter.state]]
  if (terms) conditions.push(deletionNamed(terms))
  if (filter.table) conditions.push(Prisma.sql`d.entity = ${filter.table}`)
  if (start.from)
    conditions.push(
      Prisma.sql`(d.deleted_at, d.id) ${start.backwards ? Prisma.sql`>` : Prisma.sql`<`} (${String(start.from[0])}::timestamptz, ${String(start.from[1])})`,
    )
  const direction = start.backwards ? Prisma.sql`asc` : Prisma.sql`desc`
  const found = await scope.db.$queryRaw<(Found & { sortKey: string })[]>`
    select ${deletionColumns}, d.deleted_at::text as "sortKey"
      from ${deletionSource}
     where ${Prisma.join(conditions, ' and ')}
     order by d.deleted_at ${direction}, d.id ${direction} limit ${filter.size + 1}`
  const patients = found.flatMap(
    ({ entity, entityId, patientId }) => patientId ?? (entity === 'patients' ? entityId : []),
  )
  noteAccess(scope, { action: 'trash.list', entity: 'deletions', listedPatientIds: [...new Set(patients)] })
  const page = toPage(found, filter.size, start, ({ sortKey, id }) => [sortKey, id])
  const rows = page.rows.map(({ sortKey: _sortKey, ...row }) => row)
  return { ...page, rows: await named(scope, rows), terms }
}

export type Takes = { table: RecordTable; total: number }

/** One deletion with what lies in the trash by it; null when there is none. */
export async function getDeletion(scope: Scope, id: string): Promise<(DeletionRow & { takes: Takes[] }) | null> {
  const found = await scope.db.$queryRaw<Found[]>`
    select ${deletionColumns} from ${deletionSource} where d.id = ${id}`
  const [deletion] = await named(scope, found)
  noteOpened(scope, { action: 'trash.open', entity: 'deletions', entityId: id }, deletion)
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

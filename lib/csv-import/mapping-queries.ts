import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { noteAccess, type Scope } from '@/lib/db/scope'
import type { CsvEntity, DateOrder, DuplicatePolicy } from './vocabulary'

const most = 200

export type RememberedMapping = {
  id: string
  entity: CsvEntity
  name: string | null
  headers: string[]
  columns: (string | null)[]
  dateOrder: DateOrder | null
  policy: DuplicatePolicy
  updatedAt: Date
  updatedByName: string | null
  version: number
  /** When the last file was read with it; null when every file that was is gone. */
  usedAt: Date | null
  files: number
}

const mappingSql = Prisma.sql`
  select m.id, m.entity, m.name, m.headers, m.columns, m.date_order as "dateOrder", m.policy, m.updated_at as "updatedAt",
         u.name as "updatedByName", m.version, used.at as "usedAt", used.files
    from csv_mappings m
    left join users u on u.id = m.updated_by
   cross join lateral (
     select max(i.requested_at) as at, count(*)::integer as files from csv_imports i where i.mapping_id = m.id) used`

/** What is remembered for the columns of files, used last first; at most 200. */
export async function listRememberedMappings({ db }: Scope): Promise<RememberedMapping[]> {
  return db.$queryRaw<RememberedMapping[]>`
    ${mappingSql}
     where m.deleted_at is null
     order by coalesce(used.at, m.updated_at) desc, m.id
     limit ${most}`
}

/** One remembered mapping; null when there is none. */
export async function getRememberedMapping(scope: Scope, id: string): Promise<RememberedMapping | null> {
  const [found] = await scope.db.$queryRaw<
    RememberedMapping[]
  >`${mappingSql} where m.id = ${id} and m.deleted_at is null`
  noteAccess(scope, {
    action: 'csv-mappings.open',
    entity: 'csv_mappings',
    entityId: id,
    outcome: found ? 'ok' : 'not-found',
  })
  return found ?? null
}

import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { noteAccess, type Scope } from '@/lib/db/scope'
import { env } from '@/lib/env'
import { startOf, toPage, type Page } from '@/lib/tables/page'
import type { AuditFilter } from './schema'
import type { Outcome } from './vocabulary'

export type AuditRow = {
  id: string
  at: Date
  actorUserId: string | null
  actorName: string | null
  actorRole: string
  action: string
  entity: string
  entityId: string | null
  patientId: string | null
  listedPatients: number
  fields: string[]
  outcome: Outcome
}

/** One page of the audit log, latest first. With a patient: everything about them, also lists that showed them. */
export async function listAuditEvents(scope: Scope, filter: AuditFilter): Promise<Page<AuditRow>> {
  const start = startOf(filter)
  const zone = env().SUBSTANTIA_TIME_ZONE
  const conditions = [Prisma.sql`true`]
  if (filter.patient)
    conditions.push(
      Prisma.sql`(e.patient_id = ${filter.patient} or (e.listed_patient_ids <> '{}' and e.listed_patient_ids @> array[${filter.patient}]))`,
    )
  if (filter.actor) conditions.push(Prisma.sql`e.actor_user_id = ${filter.actor}`)
  if (filter.action) conditions.push(Prisma.sql`e.action = ${filter.action}`)
  if (filter.outcome) conditions.push(Prisma.sql`e.outcome = ${filter.outcome}`)
  if (filter.from) conditions.push(Prisma.sql`e.at >= (${filter.from}::date)::timestamp at time zone ${zone}`)
  if (filter.to) conditions.push(Prisma.sql`e.at < (${filter.to}::date + 1)::timestamp at time zone ${zone}`)
  if (start.from)
    conditions.push(
      Prisma.sql`(e.at, e.id) ${start.backwards ? Prisma.sql`>` : Prisma.sql`<`} (${String(start.from[0])}::timestamptz, ${String(start.from[1])})`,
    )
  const direction = start.backwards ? Prisma.sql`asc` : Prisma.sql`desc`
  const found = await scope.db.$queryRaw<(AuditRow & { sortKey: string })[]>`
    select e.id, e.at, e.actor_user_id as "actorUserId", u.name as "actorName", e.actor_role as "actorRole", e.action, e.entity,
           e.entity_id as "entityId", e.patient_id as "patientId", cardinality(e.listed_patient_ids) as "listedPatients",
           e.fields, e.outcome, e.at::text as "sortKey"
      from audit_events e
      left join users u on u.id = e.actor_user_id
     where ${Prisma.join(conditions, ' and ')}
     order by e.at ${direction}, e.id ${direction}
     limit ${filter.size + 1}`
  noteAccess(scope, { action: 'audit.list', entity: 'audit_events', patientId: filter.patient })
  const page = toPage(found, filter.size, start, ({ sortKey, id }) => [sortKey, id])
  return { ...page, rows: page.rows.map(({ sortKey: _sortKey, ...row }) => row) }
}

import 'server-only'
import type { Route } from 'next'
import { Prisma } from '@/prisma/generated/client'
import type { Scope } from '@/lib/db/scope'
import type { List } from '@/lib/lists/list'
import { nameRecords, type Named } from '@/lib/record-names/queries'
import { namedAs } from '@/lib/record-names/vocabulary'
import { doingChoices } from './action-choices'

const { sql } = Prisma

/** What people did, as it can be taken back. */
export const operationList: List = {
  name: 'operations',
  path: '/admin/changes',
  title: 'Changes',
  noun: { one: 'change', many: 'changes' },
  source: sql`operations o left join users u on u.id = o.actor_user_id`,
  where: sql`true`,
  id: sql`o.id`,
  hrefOf: (id) => `/admin/changes/${encodeURIComponent(id)}` as Route,
  columns: [
    { id: 'action', label: 'What', kind: 'choice', sql: sql`o.action`, choices: doingChoices, isNeverEmpty: true },
    { id: 'subject', label: 'Record', kind: 'text', sql: sql`null::text`, noFilter: true },
    {
      id: 'actorUserId',
      label: 'Who',
      kind: 'reference',
      reference: 'users',
      sql: sql`o.actor_user_id`,
      labelSql: sql`u.name`,
      isNeverEmpty: true,
    },
    {
      id: 'startedAt',
      label: 'When',
      kind: 'moment',
      sql: sql`o.started_at`,
      sort: { sql: sql`o.started_at`, type: sql`timestamptz`, descendingFirst: true },
      isNeverEmpty: true,
    },
    { id: 'isUndone', label: 'Taken back', kind: 'yes-no', sql: sql`(o.undone_by is not null)`, isNeverEmpty: true },
    {
      id: 'isUndo',
      label: 'Takes something back',
      kind: 'yes-no',
      sql: sql`(o.undoes is not null)`,
      isNeverEmpty: true,
      isOptional: true,
    },
    { id: 'reason', label: 'Reason', kind: 'text', sql: sql`o.reason`, isSecondary: true },
  ],
  defaultSort: [{ column: 'startedAt', direction: 'descending' }],
  fill: { columns: ['subject'], read: firstRecords },
}

/** The first record each operation changed, by its name: the others followed from it, or are of the same kind. */
async function firstRecords(scope: Scope, ids: string[]) {
  const first = await scope.db.$queryRaw<(Named & { operation: string })[]>`
    select o.id as operation, c.entity as "table", c.record_id as id
      from unnest(${ids}::text[]) o (id)
     cross join lateral (select r.entity, r.record_id from record_changes r
                          where r.operation_id = o.id and not r.derived order by r.seq limit 1) c`
  const names = await nameRecords(scope, first)
  return new Map(
    ids.map((operation) => {
      const of = first.find((one) => one.operation === operation)
      return [operation, { subject: (of && names[namedAs(of.table, of.id)]) ?? null }]
    }),
  )
}

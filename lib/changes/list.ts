import 'server-only'
import type { Route } from 'next'
import { Prisma } from '@/prisma/generated/client'
import type { List } from '@/lib/lists/list'

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
    { id: 'action', label: 'What', kind: 'text', sql: sql`o.action`, isNeverEmpty: true },
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
}

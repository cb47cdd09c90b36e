import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { recordHref } from '@/lib/changes/record-links'
import { roles } from '@/lib/db/viewer'
import type { List } from '@/lib/lists/list'
import { accountStateLabels, accountStates, roleLabels } from './vocabulary'

const { sql } = Prisma

/** Who can log in, as what, and who no longer can. */
export const userList: List = {
  name: 'users',
  path: '/admin/users',
  title: 'Users',
  noun: { one: 'user', many: 'users' },
  source: sql`users u`,
  where: sql`u.deleted_at is null`,
  id: sql`u.id`,
  hrefOf: (id) => recordHref('users', id),
  defaultSort: [{ column: 'name', direction: 'ascending' }],
  facets: ['role', 'state'],
  searchHints: [
    'A name, whole or in part, its words in any order, with or without accents',
    'An exact e-mail address, user name or id',
  ],
  search: (_scope, terms) => sql`select user_id as id, rank from app.find_users(${terms}, null, 2000)`,
  columns: [
    {
      id: 'name',
      label: 'Name',
      kind: 'text',
      sql: sql`u.name`,
      sort: { sql: sql`u.name_key`, type: sql`text` },
      filterSql: sql`u.name_key`,
    },
    { id: 'email', label: 'E-mail address', kind: 'text', sql: sql`u.email`, isSecondary: true },
    {
      id: 'role',
      label: 'Role',
      kind: 'choice',
      sql: sql`u.role`,
      choices: roles.map((value) => ({ value, label: roleLabels[value] })),
      sort: { sql: sql`u.role`, type: sql`text` },
    },
    {
      id: 'state',
      label: 'Account',
      kind: 'choice',
      sql: sql`(case when u.is_active then 'active' else 'disabled' end)`,
      choices: accountStates.map((value) => ({ value, label: accountStateLabels[value] })),
    },
    {
      id: 'lastLogin',
      label: 'Last login',
      kind: 'moment',
      sql: sql`u.last_login`,
      sort: {
        sql: sql`coalesce(u.last_login, '-infinity'::timestamptz)`,
        type: sql`timestamptz`,
        descendingFirst: true,
      },
    },
    {
      id: 'createdAt',
      label: 'Created',
      kind: 'moment',
      sql: sql`u.created_at`,
      sort: { sql: sql`u.created_at`, type: sql`timestamptz`, descendingFirst: true },
      isSecondary: true,
    },
    { id: 'username', label: 'User name', kind: 'text', sql: sql`u.username`, isOptional: true },
    { id: 'phone', label: 'Telephone', kind: 'text', sql: sql`u.phone`, isOptional: true },
  ],
}

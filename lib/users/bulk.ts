import 'server-only'
import * as z from 'zod'
import { Prisma } from '@/prisma/generated/client'
import type { Scope } from '@/lib/db/scope'
import { defineBulkAction, type RowOutcome } from '@/lib/jobs/bulk'

const noInput = z.object({})

/** Closes many accounts. Never one's own, so an administrator always remains. */
export const disableUsers = defineBulkAction({
  name: 'users.disable',
  list: 'users',
  label: 'Disable the accounts',
  input: noInput,
  classify: (scope, ids) =>
    classify(
      scope,
      ids,
      Prisma.sql`
      case when u.id = ${scope.viewer.userId} then 'This is your own account.'
           when not u.is_active then 'Disabled already.' end`,
    ),
  apply: (scope, ids) => setActive(scope, ids, false),
})

/** Opens many accounts again. */
export const enableUsers = defineBulkAction({
  name: 'users.enable',
  list: 'users',
  label: 'Enable the accounts',
  input: noInput,
  classify: (scope, ids) => classify(scope, ids, Prisma.sql`case when u.is_active then 'Active already.' end`),
  apply: (scope, ids) => setActive(scope, ids, true),
})

async function classify({ db }: Scope, ids: string[], why: Prisma.Sql): Promise<RowOutcome[]> {
  const rows = await db.$queryRaw<{ id: string; message: string | null }[]>`
    select wanted.id,
           case when u.id is null then 'This account no longer exists.' else ${why} end as message
      from unnest(${ids}::text[]) with ordinality as wanted (id, at)
      left join users u on u.id = wanted.id and u.deleted_at is null
     order by wanted.at`
  return rows.map(({ id, message }) => (message ? { id, outcome: 'skipped', message } : { id, outcome: 'done' }))
}

async function setActive({ db, viewer }: Scope, ids: string[], isActive: boolean): Promise<RowOutcome[]> {
  const changed = await db.$queryRaw<{ id: string }[]>`
    update users set is_active = ${isActive}
     where id = any (${ids}) and is_active <> ${isActive} and deleted_at is null and id <> ${viewer.userId}
    returning id`
  const done = new Set(changed.map(({ id }) => id))
  return ids.map((id) =>
    done.has(id) ? { id, outcome: 'done' } : { id, outcome: 'skipped', message: 'Somebody else changed it meanwhile.' },
  )
}

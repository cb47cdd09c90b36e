import 'server-only'
import type * as z from 'zod'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import type { chooseNoticesInput, markAllInput, markNoticeInput, unreadAgainInput } from './schema'

/** Marks one of the viewer's notices as read, or as unread again. One that is so already stays as it is. */
export async function markNotice({ db, viewer }: Scope, { id, is }: z.output<typeof markNoticeInput>) {
  if (is === 'read') {
    await db.$executeRaw`
      update notices set read_at = now() where id = ${id} and user_id = ${viewer.userId} and read_at is null`
    return
  }
  const [stillRead] = await db.$queryRaw<{ id: string }[]>`
    with marked as (
      update notices n set read_at = null
       where n.id = ${id} and n.user_id = ${viewer.userId} and n.read_at is not null
         and not exists (select from notices o
                          where o.user_id = n.user_id and o.kind = n.kind and o.about = n.about and o.read_at is null)
      returning n.id)
    select n.id from notices n
     where n.id = ${id} and n.user_id = ${viewer.userId} and n.read_at is not null
       and not exists (select from marked)`
  if (stillRead)
    throw new AppError('value-not-allowed', {
      message: 'It happened again since: the unread notice of it is further up.',
    })
}

/** Marks what had come by then as read, at one moment, so that it can be taken back as one. */
export async function markAllRead({ db, viewer }: Scope, { until }: z.output<typeof markAllInput>) {
  await db.$executeRaw`
    update notices set read_at = now()
     where user_id = ${viewer.userId} and read_at is null and noted_at <= ${until}::timestamptz`
}

/** Takes "Mark all as read" back. What happened again since is unread already. */
export async function markUnreadAgain({ db, viewer }: Scope, { readAt }: z.output<typeof unreadAgainInput>) {
  await db.$executeRaw`
    update notices n set read_at = null
     where n.user_id = ${viewer.userId} and n.read_at = ${readAt}::timestamptz
       and not exists (select from notices o
                        where o.user_id = n.user_id and o.kind = n.kind and o.about = n.about and o.read_at is null)`
}

/** Mutes one kind, or wants it again. */
export async function chooseNotices({ db, viewer }: Scope, { kind, isWanted }: z.output<typeof chooseNoticesInput>) {
  await db.$executeRaw`
    insert into notice_choices (user_id, kind, is_wanted) values (${viewer.userId}, ${kind}, ${isWanted === 'yes'})
        on conflict (user_id, kind) do update set is_wanted = excluded.is_wanted, updated_at = now()`
}

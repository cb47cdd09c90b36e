import 'server-only'
import type { RecordTable } from '@/lib/changes/vocabulary'
import type { Scope } from '@/lib/db/scope'

/** Notes that the viewer has this record open to edit it. Who comes back after a minute begins anew. */
export async function noteEditing({ db, viewer }: Scope, table: RecordTable, id: string): Promise<void> {
  await db.$executeRaw`
    insert into record_presence (table_name, record_id, user_id)
    values (${table}, ${id}, ${viewer.userId})
        on conflict (table_name, record_id, user_id)
        do update set seen_at = now(),
                      since = case when record_presence.seen_at > now() - interval '1 minute'
                                   then record_presence.since else now() end`
}

export async function noteLeaving({ db, viewer }: Scope, table: RecordTable, id: string): Promise<void> {
  await db.$executeRaw`
    delete from record_presence
     where table_name = ${table} and record_id = ${id} and user_id = ${viewer.userId}`
}

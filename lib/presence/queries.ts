import 'server-only'
import type { RecordTable } from '@/lib/changes/vocabulary'
import type { Scope } from '@/lib/db/scope'
import type { Editor } from './schema'

/** Who else has this record open to edit it, longest first. A hint: it locks nothing. */
export async function listEditing({ db, viewer }: Scope, table: RecordTable, id: string): Promise<Editor[]> {
  return db.$queryRaw<Editor[]>`
    select e.user_id as "userId", u.name, (extract(epoch from now() - e.since) / 60)::integer as minutes
      from record_presence e
      join users u on u.id = e.user_id
     where e.table_name = ${table} and e.record_id = ${id} and e.user_id <> ${viewer.userId}
       and e.seen_at > now() - interval '1 minute'
     order by e.since, e.user_id
     limit 10`
}

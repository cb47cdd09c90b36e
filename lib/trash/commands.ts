import 'server-only'
import type { RecordTable } from '@/lib/changes/vocabulary'
import type { Scope } from '@/lib/db/scope'
import { keepBehindHandle } from '@/lib/search/handles'
import type { TrashFilter } from './schema'

/** Keeps what is searched for; the address of the trash has its handle. */
export async function searchTrash(
  scope: Scope,
  { terms, ...filter }: Pick<TrashFilter, 'state' | 'table'> & { terms: string },
) {
  return { ...filter, s: await keepBehindHandle(scope, terms) }
}

/** Puts a record and what goes with it into the trash; returns the deletion. */
export async function moveToTrash(
  { db }: Scope,
  { table, id, reason }: { table: RecordTable; id: string; reason: string },
): Promise<string> {
  const [row] = await db.$queryRaw<{ deletion: string }[]>`
    select app.move_to_trash(${table}, ${id}, ${reason}) as deletion`
  return row?.deletion ?? ''
}

/** Brings back exactly the rows that a deletion took; returns how many. */
export async function restoreDeletion({ db }: Scope, { deletion }: { deletion: string }): Promise<number> {
  const [row] = await db.$queryRaw<{ restored: number }[]>`
    select app.restore_deletion(${deletion})::integer as restored`
  return row?.restored ?? 0
}

/** Deletes for good, after the retention and by another administrator; returns how many rows. */
export async function purgeDeletion(
  { db }: Scope,
  { deletion, reason }: { deletion: string; reason: string },
): Promise<number> {
  const [row] = await db.$queryRaw<{ purged: number }[]>`
    select app.purge_deletion(${deletion}, ${reason})::integer as purged`
  return row?.purged ?? 0
}

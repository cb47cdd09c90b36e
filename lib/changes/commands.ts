import 'server-only'
import { forgetOperation } from '@/lib/actions/operation'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { formatCount } from '@/lib/format/numbers'
import type * as z from 'zod'
import type { UndoResult } from './queries'
import type { restoreVersionInput, undoInput } from './schema'

/** The largest operation that is taken back while the person waits; a larger one becomes a job. */
const mostAtOnce = 500

/** `removed`: the records that were made by what is taken back, and are in the trash now. */
export type Undone = { operation: string; removed: string[] } | { job: string }

/**
 * Takes an operation back: all of it, or nothing when newer changes stand in the way. With `rest` it leaves those as they
 * are. What it does is an operation itself, so taking back can be taken back.
 */
export async function undoOperation({ db }: Scope, { operation, rest }: z.output<typeof undoInput>): Promise<Undone> {
  const [size] = await db.$queryRaw<{ changes: number }[]>`
    select count(*)::integer as changes from (
      select from record_changes where operation_id = ${operation} and not derived limit ${mostAtOnce + 1}) counted`
  if ((size?.changes ?? 0) > mostAtOnce) {
    const [queued] = await db.$queryRaw<{ job: string }[]>`
      select app.queue_undo(${operation}, 'Take back', ${rest === 'yes'}) as job`
    if (queued) return queued
  }
  const [row] = await db.$queryRaw<{ result: UndoResult }[]>`
    select app.undo_operation(${operation}, ${rest === 'yes'}) as result`
  if (!row?.result.done || !row.result.operation) {
    const inTheWay = row?.result.conflicts.length ?? 0
    throw new AppError('undo-conflicts', {
      message: `${inTheWay === 1 ? 'One change is' : `${formatCount(inTheWay)} changes are`} in the way of something newer, so nothing was taken back. Open “What was done” to see, and to take back the rest.`,
    })
  }
  const made = await db.$queryRaw<{ id: string }[]>`
    select distinct record_id as id from record_changes
     where operation_id = ${operation} and kind = 'create' and not derived
     limit ${mostAtOnce}`
  return { operation: row.result.operation, removed: made.map(({ id }) => id) }
}

/** Makes a record say again what it said after one of its changes. */
export async function restoreVersion(
  { db }: Scope,
  { table, id, seq }: z.output<typeof restoreVersionInput>,
): Promise<void> {
  await db.$queryRaw`select app.restore_version(${table}, ${id}, ${seq}::bigint)::text`
}

/** Takes the bar with the last operation off the screen. */
export async function dismissOperation(): Promise<void> {
  await forgetOperation()
}

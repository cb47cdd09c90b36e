import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { defineJobHandler } from './handler'
import { undoParams } from './params'

const longestSeconds = 1800

/** Takes a large operation back: all of it in one transaction, or nothing. */
export const undoJob = defineJobHandler({
  params: undoParams,
  run: async ({ operationId: undo, params: { operationId, skipConflicts } }, { transaction }) => {
    const undone = await transaction(async (scope): Promise<Undone | undefined> => {
      const { db } = scope
      const [before] = await db.$queryRaw<
        { by: string | null }[]
      >`select undone_by as by from operations where id = ${operationId}`
      // so that the server notices when this worker is killed, and the next need not wait for what nobody will commit
      await db.$executeRaw`select set_config('client_connection_check_interval', '2s', true) where version() ~* 'linux'`
      if (undo && before?.by === undo) return whatWasDone(scope, operationId, undo) // by an earlier worker, killed before it said so
      const [row] = await db.$queryRaw<{ result: Undone }[]>`
        select app.undo_operation(${operationId}, ${skipConflicts}) as result`
      return row?.result
    }, longestSeconds)
    if (!undone) throw new AppError('busy')
    const left = undone.left ?? undone.conflicts.length
    if (!undone.done) {
      throw new AppError('changed-meanwhile', {
        message: `${left === 1 ? 'One of the records has' : `${left} of the records have`} been changed since, and nothing was taken back. Open the operation to see them, and take back the others.`,
      })
    }
    return { done: undone.changes - left, skipped: left }
  },
})

type Undone = { done: boolean; changes: number; conflicts: unknown[]; left?: number }

async function whatWasDone({ db }: Scope, operation: string, undo: string): Promise<Undone> {
  const [found] = await db.$queryRaw<{ changes: number; left: number }[]>`
    select (select count(*)::integer from record_changes where operation_id = ${operation} and not derived) as changes,
           (select left_out from operations where id = ${undo}) as left`
  return { done: true, changes: found?.changes ?? 0, left: found?.left ?? 0, conflicts: [] }
}

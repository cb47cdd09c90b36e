import 'server-only'
import { AppError } from '@/lib/errors/app-error'
import { defineJobHandler } from './handler'
import { undoParams } from './params'

const longestSeconds = 1800

/** Takes a large operation back: all of it in one transaction, or nothing. */
export const undoJob = defineJobHandler({
  params: undoParams,
  run: async ({ operationId: undo, done, skipped, params: { operationId, skipConflicts } }, { transaction }) => {
    const undone = await transaction(async ({ db }): Promise<Undone | undefined> => {
      const [before] = await db.$queryRaw<
        { by: string | null }[]
      >`select undone_by as by from operations where id = ${operationId}`
      if (undo && before?.by === undo) return { done: true, changes: done + skipped, conflicts: [] } // and then it was killed
      const [row] = await db.$queryRaw<{ result: Undone }[]>`
        select app.undo_operation(${operationId}, ${skipConflicts}) as result`
      return row?.result
    }, longestSeconds)
    if (!undone) throw new AppError('busy')
    const left = undone.conflicts.length
    if (!undone.done) {
      throw new AppError('changed-meanwhile', {
        message: `${left === 1 ? 'One of the records has' : `${left} of the records have`} been changed since, and nothing was taken back. Open the operation to see them, and take back the others.`,
      })
    }
    return { done: undone.changes - left, skipped: left }
  },
})

type Undone = { done: boolean; changes: number; conflicts: unknown[] }

import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { fromDatabase } from '@/lib/errors/from-database'
import type { AnyBulkAction, BulkFields, RowOutcome } from './bulk'
import { findBulkAction } from './bulk-registry'
import { defineJobHandler } from './handler'
import { bulkParams } from './params'
import { getBatch } from './queries'

const gone = 'It no longer exists, or is in the trash.'
const unsaid = 'The action did not say what became of it.'

/** A bulk action, batch by batch: looked at again in the transaction that does it, because the preview is a while ago. */
export const bulkJob = defineJobHandler({
  params: bulkParams,
  chunk: async (scope, { id, name, params: { fields }, position }) => {
    const action = findBulkAction(name)
    if (!action) throw new AppError('not-found', { message: 'This bulk action no longer exists.' })
    const batch = await getBatch(scope, id, position)
    if (!batch) return null
    const outcomes = await actOn(scope, action, batch.ids, fields)
    return {
      position: batch.number + 1,
      rows: batch.ids.map((recordId, index) => {
        const { outcome, message } = outcomes.get(recordId) ?? { outcome: 'failed', message: unsaid }
        const said = outcome === 'done' ? message : (message ?? unsaid)
        return { rowNumber: batch.before + index + 1, recordId, outcome, message: said }
      }),
    }
  },
})

async function actOn(scope: Scope, action: AnyBulkAction, ids: string[], fields: BulkFields) {
  const verdicts = byId(await action.classify(scope, ids, fields))
  const outcomes = new Map<string, RowOutcome>(
    ids.map((id) => [id, verdicts.get(id) ?? { id, outcome: 'skipped', message: gone }]),
  )
  const doable = ids.filter((id) => outcomes.get(id)?.outcome === 'done')
  if (doable.length === 0) return outcomes
  const done =
    (await attempt(scope, () => action.apply(scope, doable, fields))) ?? (await oneByOne(scope, action, doable, fields))
  const applied = byId(done)
  for (const id of doable) outcomes.set(id, applied.get(id) ?? { id, outcome: 'failed', message: unsaid })
  return outcomes
}

/** One row that the database refuses must not keep the others of its batch from being done. */
async function oneByOne(scope: Scope, action: AnyBulkAction, ids: string[], fields: BulkFields): Promise<RowOutcome[]> {
  const outcomes: RowOutcome[] = []
  for (const id of ids) {
    let message = ''
    const [outcome] =
      (await attempt(
        scope,
        () => action.apply(scope, [id], fields),
        (reason) => (message = reason),
      )) ?? []
    outcomes.push(outcome ?? { id, outcome: 'failed', message: message || unsaid })
  }
  return outcomes
}

/** Null, and nothing written, when it was refused for a reason that belongs to the rows; anything else fails the chunk. */
async function attempt<Result>(
  { db }: Scope,
  work: () => Promise<Result>,
  onRefusal?: (reason: string) => void,
): Promise<Result | null> {
  await db.$executeRaw`savepoint bulk_rows`
  try {
    const result = await work()
    await db.$executeRaw`release savepoint bulk_rows`
    return result
  } catch (error) {
    const refusal = error instanceof AppError ? error : fromDatabase(error)
    if (!refusal || refusal.code === 'busy') throw error
    await db.$executeRaw`rollback to savepoint bulk_rows`
    onRefusal?.(refusal.message)
    return null
  }
}

function byId(outcomes: RowOutcome[]) {
  return new Map(outcomes.map((outcome) => [outcome.id, outcome]))
}

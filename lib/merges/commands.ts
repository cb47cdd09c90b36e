import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { resolveReference } from '@/lib/references/queries'
import type { ChooseMergeInput, DuplicatePairInput, MergeInput } from './schema'
import { unmergeDays } from './vocabulary'

/** Finds the other record of a merge by what was typed. */
export async function chooseMerge(scope: Scope, { keptId, mergedId }: ChooseMergeInput) {
  const other = await resolveReference(scope, 'patients', mergedId, 'mergedId')
  if (other === keptId) {
    throw new AppError('value-not-allowed', {
      field: 'mergedId',
      message: 'This is the same record. Choose the other one.',
    })
  }
  return { keptId, mergedId: other }
}

/** Makes one record of two; see app.merge_patients. */
export async function mergePatients(scope: Scope, input: MergeInput): Promise<{ keptId: string }> {
  const { keptId, mergedId, keptVersion, mergedVersion, reason, ...choices } = input
  const [done] = await scope.db.$queryRaw<{ result: object | null }[]>`
    select app.merge_patients(${keptId}, ${mergedId}, ${keptVersion}::integer, ${mergedVersion}::integer,
                              ${JSON.stringify(choices)}::jsonb, ${reason}) as result`
  if (!done?.result) {
    throw new AppError('changed-meanwhile', {
      message:
        'One of the two records has changed since you opened this page. Load the page again and compare them once more; nothing was merged.',
    })
  }
  return { keptId }
}

type Undo = { done: boolean; conflicts: { entity: string; fields: string[]; problem: string }[] }

/** Takes a merge back as a whole, or says what has changed since and stands in the way. */
export async function unmergePatients({ db }: Scope, { mergeId }: { mergeId: string }): Promise<{ mergedId: string }> {
  const [merge] = await db.$queryRaw<{ operationId: string; mergedId: string; isLate: boolean; isForce: boolean }[]>`
    select g.operation_id as "operationId", g.merged_id as "mergedId",
           g.merged_at < now() - make_interval(days => ${unmergeDays}::integer) as "isLate",
           exists (select from patients p where p.patient_id = g.merged_id and p.deletion_id = g.deletion_id) as "isForce"
      from patient_merges g where g.id = ${mergeId}`
  if (!merge?.isForce) throw new AppError('not-found', { message: 'This merge has been taken back already.' })
  if (merge.isLate) {
    throw new AppError('value-not-allowed', {
      message: `A merge can be taken back for ${unmergeDays} days. This one is older.`,
    })
  }
  const [undo] = await db.$queryRaw<{ result: Undo }[]>`
    select app.undo_operation(${merge.operationId}, false) as result`
  if (!undo?.result.done)
    throw new AppError('changed-meanwhile', { message: sayConflicts(undo?.result.conflicts ?? []) })
  return { mergedId: merge.mergedId }
}

function sayConflicts(conflicts: Undo['conflicts']): string {
  const [first] = conflicts
  const what = first?.fields.length ? `${first.fields.join(', ')} of ${first.entity}` : (first?.entity ?? 'a record')
  const more = conflicts.length > 1 ? `, and ${conflicts.length - 1} more` : ''
  return `Something was changed after the merge: ${what.replaceAll('_', ' ')}${more}. Take that change back first (History shows it); nothing was undone.`
}

/** Remembers that two records are two people. */
export async function dismissDuplicate(
  { db, viewer }: Scope,
  { firstId, secondId }: DuplicatePairInput,
): Promise<void> {
  const count = await db.$executeRaw`
    update patient_duplicates set dismissed_at = now(), dismissed_by = ${viewer.userId}
     where first_id = ${firstId} and second_id = ${secondId} and dismissed_at is null`
  if (count === 0) throw new AppError('not-found', { message: 'This pair is no longer on the list.' })
}

/** Puts a dismissed pair on the list again. */
export async function reopenDuplicate({ db }: Scope, { firstId, secondId }: DuplicatePairInput): Promise<void> {
  const count = await db.$executeRaw`
    update patient_duplicates set dismissed_at = null, dismissed_by = null
     where first_id = ${firstId} and second_id = ${secondId} and dismissed_at is not null`
  if (count === 0) throw new AppError('not-found', { message: 'This pair is on the list already.' })
}

/** Asks the worker to look for duplicates of every patient. */
export async function compareEverybody({ db }: Scope): Promise<void> {
  await db.$executeRaw`select app.compare_all_patients()`
}

import type { Conflict } from '@/lib/errors/conflict'
import { StaleSave } from '@/lib/errors/stale-save'

/** What a save met that another one came before; there must have been one. */
export async function conflictOf(work: Promise<unknown>): Promise<Conflict> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof StaleSave)) throw new Error(`no conflict, but ${String(error)}`)
  return error.conflict
}

/** What one field says on each side. */
export function sides(conflict: Conflict, name: string) {
  const { yours, theirs, original } = conflict.fields.find((field) => field.name === name) ?? {}
  return [yours, theirs, original]
}

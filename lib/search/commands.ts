import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { keepBehindHandle } from './handles'

/** Keeps what a search is for; the list's address has the handle. */
export async function keepSearch(scope: Scope, { terms }: { terms: string }): Promise<string> {
  return keepBehindHandle(scope, terms)
}

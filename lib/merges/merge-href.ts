import type { Route } from 'next'
import { recordHref } from '@/lib/changes/record-links'

/** Two records side by side; the first is the one to keep. */
export function mergeHref({ keptId, mergedId }: { keptId: string; mergedId?: string }): Route {
  const other = mergedId === undefined ? '' : `?with=${encodeURIComponent(mergedId)}`
  return `${recordHref('patients', keptId)}/merge${other}` as Route
}

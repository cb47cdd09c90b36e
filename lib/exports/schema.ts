import * as z from 'zod'
import { directExportRows, exportFormats } from '@/lib/jobs/vocabulary'
import type { List } from '@/lib/lists/list'
import type { ListState } from '@/lib/lists/state'

/**
 * Whether whoever exports is asked once more who they are: for a list of patients' records that is taken whole, or of which
 * more is taken than one looks at, by whatever filter.
 */
export function needsConfirmation(
  list: Pick<List, 'patientId'>,
  state: Pick<ListState, 'filters' | 'terms'>,
  rows: number,
): boolean {
  const isWhole = state.filters.length === 0 && state.terms === null
  return list.patientId !== undefined && (isWhole || rows > directExportRows)
}

const one = (given: unknown) => (Array.isArray(given) ? given[0] : given)

/** Which list, as what; the rest of an export's address or form says how the list is looked at. */
export const exportRequest = z.object({
  list: z.preprocess(one, z.string().max(100)),
  format: z.preprocess(one, z.enum(exportFormats)).catch('csv'),
})

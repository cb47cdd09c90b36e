import * as z from 'zod'
import { exportFormats } from '@/lib/jobs/vocabulary'
import type { List } from '@/lib/lists/list'
import type { ListState } from '@/lib/lists/state'

/** Whether an export takes every record of patients there is: then one's password is asked for once more. */
export function takesEverything(list: Pick<List, 'patientId'>, state: Pick<ListState, 'filters' | 'terms'>): boolean {
  return list.patientId !== undefined && state.filters.length === 0 && state.terms === null
}

const one = (given: unknown) => (Array.isArray(given) ? given[0] : given)

/** Which list, as what; the rest of an export's address or form says how the list is looked at. */
export const exportRequest = z.object({
  list: z.preprocess(one, z.string().max(100)),
  format: z.preprocess(one, z.enum(exportFormats)).catch('csv'),
})

import 'server-only'
import { patientList } from '@/lib/patients/list'
import type { List } from './list'

/** Every list of the console, for saved views, exports and bulk actions. */
const lists: readonly List[] = [patientList]

export function findList(name: string): List | undefined {
  return lists.find((list) => list.name === name)
}

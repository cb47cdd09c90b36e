import 'server-only'
import { assignPatients, endAssignments } from '@/lib/assignments/bulk'
import { cancelConsultations, moveConsultations } from '@/lib/consultations/bulk'
import { disableUsers, enableUsers } from '@/lib/users/bulk'
import type { AnyBulkAction } from './bulk'
import {
  archiveRequests,
  requestReportsOfPatients,
  requestReportsOfSessions,
  retryRequests,
  setPriorityOfRequests,
} from '@/lib/requests/bulk'
import { trashActions } from './trash'

/** Every bulk action; one line per domain that has some (`lib/<domain>/bulk.ts`). */
const actions: readonly AnyBulkAction[] = [
  assignPatients,
  endAssignments,
  moveConsultations,
  cancelConsultations,
  disableUsers,
  enableUsers,
  requestReportsOfPatients,
  requestReportsOfSessions,
  retryRequests,
  setPriorityOfRequests,
  archiveRequests,
  ...trashActions,
]

export function findBulkAction(name: string): AnyBulkAction | undefined {
  return actions.find((action) => action.name === name)
}

/** What can be done to many rows of a list, in the order of their buttons. */
export function bulkActionsOf(list: string): { name: string; label: string }[] {
  return actions.filter((action) => action.list === list).map(({ name, label }) => ({ name, label }))
}

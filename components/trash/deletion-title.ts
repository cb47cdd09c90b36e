import { actionLabel } from '@/lib/changes/action-labels'
import { recordNouns } from '@/lib/changes/vocabulary'
import type { DeletionRow } from '@/lib/trash/queries'

/** "Patient", or for an undo what it took back: "Taken back: Registered a patient". */
export function deletionTitle({ entity, undoneAction }: Pick<DeletionRow, 'entity' | 'undoneAction'>): string {
  if (entity === 'operations') return undoneAction ? `Taken back: ${actionLabel(undoneAction)}` : 'Taken out by an undo'
  const noun = recordNouns[entity].one
  return noun.charAt(0).toUpperCase() + noun.slice(1)
}

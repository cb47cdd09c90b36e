/** What became of a deletion. */
export const trashStates = ['waiting', 'restored', 'purged'] as const
export type TrashState = (typeof trashStates)[number]

export const trashStateLabels: Record<TrashState, string> = {
  waiting: 'In the trash',
  restored: 'Restored',
  purged: 'Purged',
}

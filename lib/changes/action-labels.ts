/** What an action did, in words for whoever reads it later. */
const labels: Record<string, string> = {
  'changes.undo': 'Took something back',
  'changes.restore-version': 'Restored an earlier version',
  'trash.move': 'Moved to the trash',
  'trash.restore': 'Restored from the trash',
}

const verbs: Record<string, string> = {
  create: 'Created',
  update: 'Changed',
  edit: 'Changed',
  trash: 'Moved to the trash',
}

/** "patients.create" is "Created: patients" unless it has a sentence of its own. */
export function actionLabel(action: string): string {
  const known = labels[action]
  if (known) return known
  const [domain = '', verb = ''] = action.split('.')
  const words = verb.replaceAll('-', ' ')
  const did = verbs[verb] ?? words.charAt(0).toUpperCase() + words.slice(1)
  return did ? `${did}: ${domain.replaceAll('-', ' ')}` : domain
}

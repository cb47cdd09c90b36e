/** The parts of a report that have no heading, as a patient calls them. */
const partWords: Record<string, string> = {
  Title: 'the title',
  'First line': 'the first lines',
  Patient: 'the line with your name',
  'Please note': 'the note at the end',
}

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/** "Changed since the version before it: the first lines and “What a doctor said”."; null where nothing is known of the version before it. */
export function changeWords(parts: string[] | undefined): string | null {
  if (!parts) return null
  if (parts.length === 0) return 'It says the same as the version before it.'
  return `Changed since the version before it: ${list.format(parts.map((part) => partWords[part] ?? `“${part}”`))}.`
}

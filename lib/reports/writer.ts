export type Writer = 'program' | 'person' | 'unknown'

const person = /^(dr|doctor|prof|professor)\b\.?\s+\p{L}/iu
const program = /agent|assistant|model|writer|generator|system|gpt|llm|bot\b|\d/i

/** Who or what wrote a report. Whoever is not named as a doctor counts as a program: the careful way to be wrong. */
export function writerOf(generatedBy: string | null): Writer {
  const name = generatedBy?.trim()
  if (!name) return 'unknown'
  return person.test(name) && !program.test(name) ? 'person' : 'program'
}

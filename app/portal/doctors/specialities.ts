import { termOf, type TermKey } from '@/lib/glossary/glossary'

const meanings: [pattern: RegExp, means: string][] = [
  [/neurophysiolog/i, 'tests of how the brain and the nerves work'],
  [/neurosurg/i, 'operations on the brain and the nerves'],
  [/movement/i, 'illnesses that change how people move'],
  [/geriatric/i, 'the health of older people'],
  [/radiolog/i, 'reading scans and other pictures of the body'],
  [/psychiatr/i, 'mood, thoughts and sleep'],
  [/general (medicine|practice)|family medicine/i, 'the health of the whole person'],
  [/internal medicine/i, 'the organs of the body'],
  [/rehabilitation|physical medicine/i, 'getting strength and movement back'],
]

/** What a speciality is about, in everyday words; null when we do not know it, or when the glossary says it. */
export function specialityMeans(specialization: string): string | null {
  return meanings.find(([pattern]) => pattern.test(specialization))?.[1] ?? null
}

/** The word of the glossary that says what a speciality is about. */
export function specialityTerm(specialization: string): TermKey | null {
  const isNarrower = specialityMeans(specialization) !== null
  return !isNarrower && termOf('neurologist').met.test(specialization) ? 'neurologist' : null
}

/** Whether what explains one of them explains the other: a page says it once. */
export function explainsSame(one: string | null, other: string | null): boolean {
  return one === other || (meaningOf(one) !== null && meaningOf(one) === meaningOf(other))
}

function meaningOf(specialization: string | null) {
  return specialization && (specialityTerm(specialization) ?? specialityMeans(specialization))
}

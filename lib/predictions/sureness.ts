export const surenesses = ['very', 'fairly', 'little', 'not'] as const
export type Sureness = (typeof surenesses)[number]

/**
 * How sure a model says it is, as words for patients: a bare share reads as a chance of being ill, which it is not. What
 * clinicians see marked as low is never called sure here, wherever the programme put that limit. Both are shares, 0 to 1.
 */
export function sureness(confidence: number, lowConfidence: number): Sureness {
  if (confidence < lowConfidence) return 'not'
  if (confidence >= 0.9) return 'very'
  return confidence >= 0.75 ? 'fairly' : 'little'
}

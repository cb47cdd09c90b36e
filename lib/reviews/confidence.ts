export const confidenceLevels = ['very-high', 'high', 'moderate', 'low'] as const
export type ConfidenceLevel = (typeof confidenceLevels)[number]

const words: Record<ConfidenceLevel, string> = {
  'very-high': 'Very high',
  high: 'High',
  moderate: 'Moderate',
  low: 'Low',
}

/** A model's own confidence as a level; what the programme calls low is low, whatever the number. */
function confidenceLevel(share: number, low: number): ConfidenceLevel {
  if (share < low) return 'low'
  if (share >= 0.95) return 'very-high'
  return share >= 0.85 ? 'high' : 'moderate'
}

/** "Very high", or that the model gave none. */
export function confidenceWords(share: number | null, low: number): string {
  return share === null ? 'Not given' : words[confidenceLevel(share, low)]
}

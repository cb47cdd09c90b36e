export const predictionTypes = ['binary', 'stage', 'severity'] as const
export type PredictionType = (typeof predictionTypes)[number]

export const binaryResults = ['positive', 'negative', 'uncertain'] as const
export type BinaryResult = (typeof binaryResults)[number]

/** Hoehn and Yahr stages of the modified scale (Goetz et al., Movement Disorders 2004;19:1020). */
export const stages = [0, 1, 1.5, 2, 2.5, 3, 4, 5] as const
export type Stage = (typeof stages)[number]

export const predictionTypeLabels: Record<PredictionType, string> = {
  binary: 'Positive or negative',
  stage: 'Stage',
  severity: 'Severity',
}
export const binaryResultLabels: Record<BinaryResult, string> = {
  positive: 'Positive',
  negative: 'Negative',
  uncertain: 'Uncertain',
}

/** Whether a version counts, or a later one stands in its place. */
export const standings = ['current', 'superseded'] as const
export type Standing = (typeof standings)[number]
export const standingLabels: Record<Standing, string> = { current: 'Counts', superseded: 'Corrected since' }

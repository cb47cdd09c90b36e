/** What a clinician says of a model's result. */
export const verdicts = ['agreed', 'disagreed', 'not-usable'] as const
export type Verdict = (typeof verdicts)[number]

export const verdictLabels: Record<Verdict, string> = {
  agreed: 'Agreed',
  disagreed: 'Disagreed',
  'not-usable': 'Not usable',
}

/** Why a review no longer stands. */
export const endReasons = ['corrected', 'reopened'] as const
export type EndReason = (typeof endReasons)[number]

/** Why a result is worth a second look: `app.disagreements`. */
export const disagreementReasons = ['clinician-differs', 'models-differ', 'low-confidence', 'poor-input'] as const
export type DisagreementReason = (typeof disagreementReasons)[number]

export const disagreementReasonLabels: Record<DisagreementReason, string> = {
  'clinician-differs': 'Clinician differs',
  'models-differ': 'Model versions differ',
  'low-confidence': 'Low confidence',
  'poor-input': 'Poor input',
}

/** What is known of the scan a result was made of: `app.input_quality`. */
export const inputQualities = ['good', 'poor', 'unknown'] as const
export type InputQuality = (typeof inputQualities)[number]

export const inputQualityLabels: Record<InputQuality, string> = {
  good: 'Readable',
  poor: 'Poor',
  unknown: 'Not known',
}

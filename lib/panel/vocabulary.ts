/** How a patient's stage moved over the year before: only stages of the same source are held against each other. */
export const trends = ['rising', 'same', 'falling', 'unknown'] as const
export type Trend = (typeof trends)[number]

export const trendLabels: Record<Trend, string> = {
  rising: 'Rising',
  same: 'Unchanged',
  falling: 'Falling',
  unknown: 'Not known',
}
export const trendAbout: Record<Trend, string> = {
  rising: 'A later stage than a year ago.',
  same: 'The same stage as a year ago.',
  falling: 'An earlier stage than a year ago.',
  unknown: 'No stage now, or none of a year ago to hold it against.',
}
export const trendSigns: Record<Trend, string> = { rising: '▲', same: '=', falling: '▽', unknown: '·' }

/** The trend from the stage that leads now and what the same source said a year ago. */
export function trendOf(now: number | null, yearAgo: number | null): Trend {
  if (now === null || yearAgo === null) return 'unknown'
  if (now > yearAgo) return 'rising'
  return now < yearAgo ? 'falling' : 'same'
}

/** What is said of a patient's stage, and by whom. */
export function stageWords({
  stage,
  isConfirmed,
  isNotDisease,
}: {
  stage: number | null
  isConfirmed: boolean
  isNotDisease: boolean
}): string | null {
  if (isNotDisease) return 'Not Parkinson’s disease, confirmed'
  return stage === null ? null : `${stage}, ${isConfirmed ? 'confirmed' : 'by the model'}`
}

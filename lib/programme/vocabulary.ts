/** When patients may see a report that was made. */
export const releaseRules = ['at-once', 'on-review', 'after-hours'] as const
export type ReleaseRule = (typeof releaseRules)[number]
export const releaseRuleLabels: Record<ReleaseRule, string> = {
  'at-once': 'As soon as it is made',
  'on-review': 'When a clinician has signed it',
  'after-hours': 'After a number of hours, unless it is held back',
}

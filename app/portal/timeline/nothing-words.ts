import { kindWords } from '@/components/portal/describe-event'
import type { TimelineChoice } from '@/lib/timeline/my-timeline'

/** What is not there, no wider than what was asked for: "No treatments in 2023" says nothing of other years. */
export function nothingWords({ type, year }: TimelineChoice): string {
  if (!type && !year) return 'There are no more entries.' // past the end of its pages
  const what = type ? `No ${kindWords[type].many.toLowerCase()}` : 'Nothing'
  return `${what} ${year ? `in ${year}` : 'in your record'}.`
}

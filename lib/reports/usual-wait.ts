import type { ReportWait } from './queries'

/** Fewer tell nothing of what is usual. */
const leastCounted = 20

/** "usually within 2 days", rounded up to what one plans by; null when too few reports were made to say. */
export function usualWaitWords({ counted, medianHours }: ReportWait): string | null {
  if (counted < leastCounted || medianHours === null) return null
  if (medianHours <= 1) return 'usually within an hour'
  if (medianHours <= 20) return `usually within ${Math.ceil(medianHours)} hours`
  const days = Math.ceil(medianHours / 24)
  if (days === 1) return 'usually within a day'
  return days <= 14 ? `usually within ${days} days` : `usually within ${Math.ceil(days / 7)} weeks`
}

import type { Route } from 'next'

/** Where a clinician reads a report and signs it. */
export function reportHref(reportId: string): Route {
  return `/clinic/reports/${encodeURIComponent(reportId)}` as Route
}

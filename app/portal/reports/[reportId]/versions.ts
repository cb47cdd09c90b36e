import type { ReportRow } from '@/lib/reports/queries'

export type Version = Pick<ReportRow, 'id' | 'version' | 'supersededBy' | 'createdAt'>

/** The newest version of a report and all versions but this one, newest first, as far as they can be read. */
export function versionsOf(reportId: string, reports: Version[]): { newest: string; others: Version[] } {
  const newest = newestOf(reportId, reports)
  return { newest, others: reports.filter(({ id }) => id !== reportId && newestOf(id, reports) === newest) }
}

/** Follows what came after each version to its end; a circle ends where it began to repeat. */
function newestOf(id: string, reports: Version[]): string {
  const seen = new Set<string>()
  for (let at = id; ;) {
    seen.add(at)
    const next = reports.find((report) => report.id === at)?.supersededBy
    if (!next || seen.has(next) || !reports.some((report) => report.id === next)) return at
    at = next
  }
}

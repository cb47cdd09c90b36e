import type { RequestOfPatient } from '@/lib/reports/queries'
import type { ReportType } from '@/lib/reports/vocabulary'

/** What kind of report it is, as one says it. */
export const reportWords: Record<ReportType, string> = {
  patient: 'A report for you',
  patient_friendly: 'A report for you, in plain words',
  doctor: 'A report for your doctor, in medical words',
  comprehensive: 'A report with all details',
  full: 'A full report',
  summary: 'A short report',
}

/** A request that has not led to a report one can read. */
export type OpenRequest = RequestOfPatient & { stands: 'waiting' | 'writing' | 'checking' | 'failed' | 'gone' }

/**
 * What is asked for and not there. A failed request counts until the same kind of report was asked for again; one that
 * is done counts when its report cannot be read: not let out by the doctor yet (`checked`), taken back by the clinic, or
 * older than the list of `readable` ones.
 */
export function openRequests(
  requests: RequestOfPatient[],
  { readable, checked }: { readable: Set<string>; checked: Set<string> },
): OpenRequest[] {
  return requests.flatMap((request, place) => {
    const isAskedAgain = requests.slice(0, place).some(({ reportType }) => reportType === request.reportType)
    const stands = standingOf(request, isAskedAgain, { readable, checked })
    return stands ? [{ ...request, stands }] : []
  })
}

function standingOf(
  { status, reportId }: RequestOfPatient,
  isAskedAgain: boolean,
  { readable, checked }: { readable: Set<string>; checked: Set<string> },
) {
  if (status === 'pending') return 'waiting'
  if (status === 'generating') return 'writing'
  if (status === 'generated' && checked.has(reportId ?? '')) return 'checking'
  if (isAskedAgain) return null
  if (status === 'failed') return 'failed'
  return status === 'generated' && !readable.has(reportId ?? '') ? 'gone' : null
}

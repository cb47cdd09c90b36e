import type { Route } from 'next'
import { resultWords } from '@/components/predictions/result-words'
import type { BoardCard } from '@/lib/report-board/queries'
import { reportHref } from '@/lib/reports/report-href'
import { reportTypeLabels } from '@/lib/reports/vocabulary'

/** Where one goes on with it: the report, or the chart of its patient while there is none. */
export function hrefOf({ kind, id, patientId }: BoardCard): Route {
  return kind === 'report' ? reportHref(id) : (`/clinic/patients/${encodeURIComponent(patientId)}#reports` as Route)
}

export function reportWords({ reportType, kind, version }: BoardCard): string {
  return `${reportTypeLabels[reportType]}${kind === 'report' && version > 1 ? `, version ${version}` : ''}`
}

/** What the model said, named as its words; null where there is no result. */
export function modelWords({ binaryResult, stageResult }: BoardCard): string | null {
  return binaryResult && `The model said: ${resultWords({ binaryResult, stageResult })}`
}

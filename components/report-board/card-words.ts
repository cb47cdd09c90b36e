import type { Route } from 'next'
import { resultWords } from '@/components/predictions/result-words'
import type { BoardCard } from '@/lib/report-board/queries'

/** Why a card needs somebody, in a few words; at most one thing is said, the one to do first. */
export function needOf({ needsReview, isOutdated, isHeld, column }: BoardCard): string | null {
  if (isHeld) return 'Held'
  if (column !== 'to-sign') return null
  if (needsReview) return 'Review the result first'
  if (isOutdated) return 'Out of date: make it again'
  return null
}

/** Where one goes on with it: the report, or the chart of its patient while there is none. */
export function hrefOf({ kind, id, patientId }: BoardCard): Route {
  return kind === 'report'
    ? (`/clinic/reports/${encodeURIComponent(id)}` as Route)
    : (`/clinic/patients/${encodeURIComponent(patientId)}#reports` as Route)
}

/** What the model said, named as its words; null where there is no result. */
export function modelWords({ binaryResult, stageResult }: BoardCard): string | null {
  return binaryResult && `The model said: ${resultWords({ binaryResult, stageResult })}`
}

import { firstUses, type TermKey } from '@/lib/glossary/glossary'
import type { MyVisit } from '@/lib/consultations/my-visits'
import { isStillAhead } from '@/lib/consultations/still-ahead'

/** A visit with the medical words that are met in it for the first time on the page. */
export type VisitWithTerms = { visit: MyVisit; terms: TermKey[] | undefined }

/**
 * What is still to come after the next one, soonest first; what was cancelled before its day; and the rest, newest
 * first: held, missed, cancelled, and those of which nobody wrote down what became of them.
 */
export function sortVisits(consultations: MyVisit[], next: MyVisit | null, now: Date) {
  const soonestFirst = consultations.toReversed()
  const later = soonestFirst.filter((visit) => isStillAhead(visit, now) && visit.id !== next?.id)
  const cancelled = soonestFirst.filter(
    ({ status, consultationDate }) => status === 'cancelled' && consultationDate > now,
  )
  const past = consultations.filter(
    (visit) => visit.id !== next?.id && !later.includes(visit) && !cancelled.includes(visit),
  )
  return { later, cancelled: withTerms(cancelled), past: withTerms(past) }
}

function withTerms(visits: MyVisit[]): VisitWithTerms[] {
  const terms = firstUses(
    visits.map(({ chiefComplaint, diagnosis, prescription }) =>
      [chiefComplaint, diagnosis, prescription].filter(Boolean).join(' '),
    ),
    ['consultation'],
  )
  return visits.map((visit, place) => ({ visit, terms: terms[place] }))
}

import { formatMoment } from '@/lib/format/dates'
import type { ReleaseRule } from '@/lib/programme/vocabulary'

export type ReleaseTerms = { rule: ReleaseRule; afterHours: number }
type Result = { createdAt: Date; isImported: boolean }

const withIt = 'also who looked at it and whether they agree, not why'

/** What its patient will see of a model's result once a review of it is signed, and when: by the programme's rule. */
export function afterSigning(result: Result, terms: ReleaseTerms, now: Date): string {
  const shown = shownUnreviewed(result, terms)
  if (shown && shown <= now)
    return `The patient sees this result already${why(result, terms)}; once you sign, ${withIt}.`
  const otherwise = shown ? ` Unsigned, they would see it from ${formatMoment(shown, 'dateTime')} on.` : ''
  return `Once you sign, the patient sees this result at once, by the programme’s rule; ${withIt}.${otherwise}`
}

/** The same for a result that is opened again: without a review it may be hidden once more. */
export function afterReopening(result: Result, terms: ReleaseTerms, now: Date): string {
  const shown = shownUnreviewed(result, terms)
  if (shown && shown <= now) return `The patient goes on seeing this result${why(result, terms)}, without a review.`
  const until = shown
    ? `until it is reviewed, or until ${formatMoment(shown, 'dateTime')}`
    : 'until it is reviewed again'
  return `The patient stops seeing this result, ${until}.`
}

/** From when on the patient sees the result whether or not anybody has reviewed it; null: only reviewed. */
function shownUnreviewed({ createdAt, isImported }: Result, { rule, afterHours }: ReleaseTerms): Date | null {
  if (isImported || rule === 'at-once') return createdAt
  return rule === 'after-hours' ? new Date(createdAt.getTime() + afterHours * 3_600_000) : null
}

function why({ isImported }: Result, { rule, afterHours }: ReleaseTerms): string {
  if (isImported) return ', as the old system showed it'
  return rule === 'at-once'
    ? ', as soon as it is there by the programme’s rule'
    : `, ${afterHours === 1 ? 'an hour' : `${afterHours} hours`} after it was given by the programme’s rule`
}

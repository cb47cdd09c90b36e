import { doctorTitle } from '@/lib/doctors/vocabulary'
import type { TimelineEvent } from '@/lib/timeline/queries'
import { describeEvent, kindWords } from './describe-event'
import { modelCanBeWrong } from './model-caution'
import { sureWords } from './model-result'

/** An entry of the timeline as text, for paper and tables. */
export type EntryText = {
  at: Date
  kind: string
  /** What happened, in one sentence, with its title where it has one. */
  sentence: string
  /** The rest: what somebody wrote, or how far a model's result can be relied on. */
  more: string[]
  doctor: string | null
}

type Seen = {
  /** The report behind it may be opened. */
  canRead: boolean
  /** A clinician found that the result behind it cannot be used. */
  isUnusable: boolean
  /** Below which confidence the programme takes a model for not sure, as a share. */
  lowConfidence: number
}

export function entryText(event: TimelineEvent, { canRead, isUnusable, lowConfidence }: Seen): EntryText {
  const { sentence, quote, details, byModel } = describeEvent(event, canRead, isUnusable)
  return {
    at: event.eventDate,
    kind: kindWords[event.eventType].one,
    sentence: quote ? `${sentence} ${quote}` : sentence,
    more: [
      details && `${details.label}: ${details.text}`,
      byModel && byModel.stage !== null && `Its guess is Hoehn and Yahr stage ${byModel.stage}.`,
      byModel && sureWords(byModel.confidencePercent, lowConfidence),
      byModel && modelCanBeWrong,
    ].filter((line) => typeof line === 'string'),
    doctor: event.doctorName && `${doctorPart(event)}: ${doctorTitle(event.doctorName)}`,
  }
}

/** A scan, a model's result and a report only fall into a doctor's time; the doctor did not say what they say. */
export function doctorPart({ eventType }: Pick<TimelineEvent, 'eventType'>): string {
  return ['scan', 'prediction', 'report'].includes(eventType) ? 'Your doctor at that time' : 'Doctor'
}

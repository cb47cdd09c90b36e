import { notUsableWords, readModelResult, sawWords, termsOfResult } from '@/components/portal/model-result'
import type { TermKey } from '@/lib/glossary/glossary'
import type { TimelineEvent } from '@/lib/timeline/queries'
import type { EventType } from '@/lib/timeline/vocabulary'

/** The kinds of entries as a patient calls them. */
export const kindWords: Record<EventType, { one: string; many: string }> = {
  consultation: { one: 'Visit', many: 'Visits' },
  scan: { one: 'Scan', many: 'Scans' },
  prediction: { one: 'What a computer model saw', many: 'Model results' },
  report: { one: 'Report', many: 'Reports' },
  diagnosis: { one: 'Diagnosis', many: 'Diagnoses' },
  treatment: { one: 'Treatment', many: 'Treatments' },
  note: { one: 'Note', many: 'Notes' },
}

/** An entry in plain words. `quote` and `details` are as somebody recorded them. */
export type EventWords = {
  sentence: string
  quote?: string
  details?: { label: string; text: string }
  /** A model said it, so that it needs the caution beside it; not where nothing of it is shown. */
  byModel?: { stage: number | null; confidencePercent: number | null; terms: TermKey[] }
}

type Entry = Pick<TimelineEvent, 'eventType' | 'eventTitle' | 'eventDescription' | 'relatedTable'>

/**
 * What happened, as one tells it. How serious somebody's computer finds it is not part of it. `canRead`: the report
 * behind the entry may be opened; a report that may not keeps its title to itself. `isUnusable`: a clinician found that the
 * result behind it cannot be used.
 */
export function describeEvent(event: Entry, canRead: boolean, isUnusable = false): EventWords {
  const { eventType, eventTitle, eventDescription, relatedTable } = event
  if (eventType === 'prediction')
    return isUnusable
      ? { sentence: `A computer model looked at your scan. A doctor checked it. ${notUsableWords}` }
      : describeModelResult(event)
  const details = (label: string) => (eventDescription?.trim() ? { label, text: eventDescription } : undefined)
  if (eventType === 'diagnosis')
    return {
      sentence: 'A diagnosis was written in your record:',
      quote: eventTitle.replace(/^diagnosis: */i, ''),
      details: details('In the doctor’s words'),
    }
  if (eventType === 'treatment') return { ...describeTreatment(eventTitle), details: details('In the doctor’s words') }
  if (eventType === 'note') return { sentence: 'A note was written:', quote: eventTitle, details: details('It says') }
  // Whatever else has no record behind it was written by hand in the old system: its own words are all there is.
  if (relatedTable === null)
    return { sentence: 'This was written in your record:', quote: eventTitle, details: details('It says') }
  if (eventType === 'scan') return { sentence: 'An MRI scan of your head was added to your record.' }
  if (eventType === 'report')
    return canRead ? { sentence: 'A report was written:', quote: eventTitle } : { sentence: unreadable }
  return describeVisit(eventTitle, details)
}

const unreadable = 'A report was written. You cannot read it here. Ask your clinic about it.'

function describeModelResult({ eventTitle, eventDescription }: Entry): EventWords {
  const read = readModelResult(eventTitle, eventDescription)
  if (!read)
    return {
      sentence: 'A computer model looked at your scan.',
      byModel: { stage: null, confidencePercent: null, terms: [] },
    }
  const isAboutSigns = read.result !== 'uncertain'
  return {
    sentence: `A computer model looked at your scan. ${sawWords[read.result]}`,
    byModel: {
      stage: read.result === 'positive' ? read.stage : null,
      confidencePercent: isAboutSigns ? read.confidencePercent : null,
      terms: termsOfResult(read),
    },
  }
}

function describeTreatment(title: string): EventWords {
  if (/^treatment started$/i.test(title)) return { sentence: 'You started a treatment.' }
  if (/^treatment changed$/i.test(title)) return { sentence: 'Your treatment was changed.' }
  return { sentence: 'About your treatment:', quote: title }
}

function describeVisit(title: string, details: (label: string) => EventWords['details']): EventWords {
  if (/missed/i.test(title)) return { sentence: 'You missed a visit.', details: details('It was about') }
  if (/emergency/i.test(title)) return { sentence: 'You had an urgent visit.', details: details('You came because of') }
  if (/telemedicine/i.test(title))
    return { sentence: 'You had a visit by video or phone.', details: details('It was about') }
  if (/follow-up/i.test(title)) return { sentence: 'You had a follow-up visit.', details: details('It was about') }
  return { sentence: 'You had a visit.', details: details('It was about') }
}

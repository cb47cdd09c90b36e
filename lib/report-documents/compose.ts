import { clean } from './clean-text'
import { doctorSections } from './compose-doctor'
import { printsDrafts } from './compose-doctor-care'
import { ageOf, standingOf, type Composing } from './compose-parts'
import { patientSections } from './compose-patient'
import type { ReportDocument } from './document'
import type { ReportInput } from './input'
import type { ReportStrings } from './strings/report-strings'
import { fill, wordsFor } from './words'

/** Composes the report that an input stands for. Pure: the same input and strings make the same document. */
export function composeReport(raw: ReportInput, strings: ReportStrings): ReportDocument {
  const input = cleaned(raw)
  const words = wordsFor(input, strings)
  const own = strings[input.kind]
  const at = { input, strings, words }
  const sections = input.kind === 'doctor' ? doctorSections(at) : patientSections(at)
  return {
    format: 1,
    kind: input.kind,
    about: input.about,
    language: strings.language,
    title: input.about === 'session' ? own.title : own.summaryTitle,
    lead: leadOf(at),
    standing: standingOf(input),
    subject: { patientId: input.patient.id, name: input.patient.name, line: subjectLine(at) },
    sessionId: input.session?.id ?? null,
    predictionId: input.prediction?.id ?? null,
    madeAt: input.asOf,
    madeLine: fill(strings.made, { time: words.dateTime(input.asOf) }),
    demoMark: input.isDemo ? strings.demoMark : null,
    ...(printsDrafts(input) && { holdsDraftNotes: true as const }),
    sections: sections.filter(({ blocks }) => blocks.length > 0),
    recommendations: input.recommendations.map(({ text }) => text),
    disclaimer: own.disclaimer,
    labels: strings.labels,
    timeZone: input.timeZone,
  }
}

/** What is read first: whether a clinician looked at the model's result, after what a clinician concluded. */
function leadOf({ input, strings, words }: Composing): string {
  const { review, clinician } = input
  const reviewed = fill(strings[input.kind].leads[standingOf(input)], {
    name: words.doctor(review?.by ?? null),
    time: review ? words.date(review.at) : '',
  })
  if (input.kind !== 'doctor' || !clinician.conclusion) return reviewed
  const { conclusion, by, at } = clinician.conclusion
  const concluded = strings.doctor.conclusionFirst[conclusion]
  return `${fill(concluded, { name: words.doctor(by), time: words.date(at) })} ${reviewed}`
}

function subjectLine({ input, strings, words }: Composing): string {
  const { dateOfBirth } = input.patient
  const born = dateOfBirth && fill(strings.born, { date: words.calendarDate(dateOfBirth) })
  return [input.patient.name, born, ageOf({ input, strings, words })].filter(Boolean).join(', ')
}

/** Everything that people wrote, without what cannot be seen in it. */
function cleaned<Part>(value: Part): Part
function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return clean(value)
  if (Array.isArray(value)) return value.map((part: unknown) => cleaned(part))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cleaned(part)]))
}

import { maybe, paragraph, type Composing } from './compose-parts'
import type { ReportBlock } from './document'
import type { CurrentMedication, PastVisit, ReportInput } from './input'
import { fill } from './words'

/** What the patient takes, as it was written down. */
export function medications({ input, strings, words }: Composing): ReportBlock[] {
  const own = strings.doctor.medications
  const times = ({ times: clock, asNeeded, instructions }: CurrentMedication) =>
    [asNeeded ? own.asNeeded : clock.join(', '), instructions].filter(Boolean).join('; ') || strings.none
  const table: ReportBlock = {
    type: 'table',
    caption: strings.doctor.headings.medications,
    columns: Object.values(own.columns),
    rows: input.medications.map((medication) => [
      medication.name,
      medication.dose,
      times(medication),
      medication.startedOn ? words.calendarDate(medication.startedOn) : strings.none,
      medication.prescriber ? words.doctor(medication.prescriber) : strings.none,
    ]),
  }
  const blocks = [
    ...maybe(input.medications.length > 0 && table),
    ...maybe(input.medicationNote && paragraph(fill(own.note, { text: input.medicationNote }))),
  ]
  return blocks.length > 0 ? blocks : [paragraph(own.none)]
}

/** The last visits and the next one. Notes that nobody has signed say so. */
export function visits({ input, strings, words }: Composing): ReportBlock[] {
  const own = strings.doctor.visits
  const { nextVisit } = input
  const table: ReportBlock = {
    type: 'table',
    caption: strings.doctor.headings.visits,
    columns: Object.values(own.columns),
    rows: input.consultations.map((visit) => [
      words.date(visit.at),
      [words.doctor(visit.doctor), isUnsigned(visit) && own.draft].filter(Boolean).join('. '),
      visit.complaint ?? strings.none,
      visit.assessment ?? strings.none,
      visit.plan ?? strings.none,
    ]),
  }
  return [
    input.consultations.length > 0 ? table : paragraph(own.none),
    ...maybe(
      nextVisit &&
        paragraph(
          fill(own.next, {
            time: words.dateTime(nextVisit.at),
            type: strings.visitTypes[nextVisit.type].toLocaleLowerCase(strings.locale),
            name: words.doctor(nextVisit.doctor),
          }),
        ),
    ),
  ]
}

/** Whether the report prints notes that nobody has signed. */
export function printsDrafts({ kind, consultations }: ReportInput): boolean {
  return kind === 'doctor' && consultations.some(isUnsigned)
}

/** Whether it would print words that nobody has signed. */
function isUnsigned({ isDraft, assessment, plan, complaint }: PastVisit): boolean {
  return isDraft && (complaint ?? assessment ?? plan) !== null
}

/** What clinicians recommend, each with who and when. */
export function recommendations({ input, strings, words }: Composing): ReportBlock[] {
  const own = strings.doctor.recommendations
  if (input.recommendations.length === 0) return [paragraph(own.none)]
  return [
    {
      type: 'list',
      items: input.recommendations.map(({ text, by, at }) =>
        fill(own.by, { text, name: words.doctor(by), time: words.date(at) }),
      ),
    },
  ]
}

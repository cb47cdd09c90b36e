import { csvLines } from '@/lib/exports/encode'
import { clinicDate, formatMoment } from '@/lib/format/dates'
import { answerWithTimeline } from '../take-timeline'

const byteOrderMark = '\uFEFF' // or spreadsheets take UTF-8 for something else

/** The timeline as a table. */
export async function GET(request: Request) {
  return answerWithTimeline(request, 'csv', async ({ entries, isCut }) => {
    const rows = entries.map(({ at, kind, sentence, more, doctor }) => [
      clinicDate(at),
      formatMoment(at, 'time'),
      kind,
      sentence,
      more.join('\n'),
      doctor,
    ])
    const end = isCut ? [['', '', '', 'There are more entries than this table holds. Choose a year to get the rest.', '', '']] : []
    return byteOrderMark + csvLines([['Date', 'Time', 'Kind', 'What happened', 'More', 'Doctor'], ...rows, ...end])
  })
}

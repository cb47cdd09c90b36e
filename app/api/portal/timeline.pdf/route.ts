import { kindWords } from '@/components/portal/describe-event'
import { groupInOrder } from '@/components/portal/group-in-order'
import { formatMoment } from '@/lib/format/dates'
import { fontDirectory } from '@/lib/report-documents/font-directory'
import { renderTimeline } from '@/lib/timeline/render-pdf'
import { answerWithTimeline } from '../take-timeline'

/** The timeline to print and to keep: a tagged PDF, as reports are. */
export async function GET(request: Request) {
  return answerWithTimeline(request, 'pdf', async ({ entries, isCut, choice: { type, year }, viewer }) => {
    const madeAt = new Date()
    const chosen = [type && kindWords[type].many, year && `of ${year}`].filter(Boolean).join(' ')
    const months = groupInOrder(entries, ({ at }) => formatMoment(at, 'month')).map(({ label, items }) => ({
      label,
      entries: items.map(({ at, kind, sentence, more, doctor }) => ({
        when: `${formatMoment(at, 'longDate')} · ${kind}`,
        sentence,
        more: doctor ? [...more, doctor] : more,
      })),
    }))
    return renderTimeline(
      {
        title: 'My timeline',
        lines: [
          viewer.helping?.patientName ?? viewer.name,
          chosen ? `${chosen}, the newest first` : 'Everything, the newest first',
          `Made on ${formatMoment(madeAt, 'longDate')} at ${formatMoment(madeAt, 'time')}`,
        ],
        end: endWords(entries.length, isCut),
        months,
        madeAt,
      },
      fontDirectory,
    )
  })
}

function endWords(count: number, isCut: boolean) {
  if (isCut) return 'There are more entries than this file holds. Choose a year to get the rest.'
  return count === 0 ? 'There is nothing of this kind in your record.' : null
}

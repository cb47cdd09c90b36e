import { CardLink } from '@/components/portal/card'
import { describeEvent, kindWords } from '@/components/portal/describe-event'
import { DoctorName } from '@/components/portal/doctor-name'
import { doctorPart } from '@/components/portal/entry-text'
import { groupInOrder } from '@/components/portal/group-in-order'
import { LongDate } from '@/components/portal/long-date'
import { modelCanBeWrong } from '@/components/portal/model-caution'
import { PortalSection } from '@/components/portal/portal-page'
import { formatMoment } from '@/lib/format/dates'
import type { TimelineEvent } from '@/lib/timeline/queries'

type Props = {
  events: TimelineEvent[]
  /** The reports that can be opened. */
  readable: Set<string>
  /** The results that a clinician found not usable. */
  unusable: Set<string>
}

/** What happened, newest first, under its months: one sentence each. */
export function PortalTimeline({ events, readable, unusable }: Props) {
  const months = groupInOrder(events, ({ eventDate }) => formatMoment(eventDate, 'month'))
  return months.map(({ label, items }) => (
    <PortalSection key={label} id={label.toLowerCase().replace(' ', '-')} title={label}>
      <ol className="grid grid-cols-1 gap-4">
        {items.map((event) => (
          <li key={event.id} className="print:break-inside-avoid">
            <EntryCard
              event={event}
              canRead={readable.has(event.relatedId ?? '')}
              isUnusable={unusable.has(event.relatedId ?? '')}
            />
          </li>
        ))}
      </ol>
    </PortalSection>
  ))
}

function EntryCard({ event, canRead, isUnusable }: { event: TimelineEvent; canRead: boolean; isUnusable: boolean }) {
  const { sentence, quote, byModel } = describeEvent(event, canRead, isUnusable)
  return (
    <CardLink
      href={`/portal/timeline/${encodeURIComponent(event.id)}`}
      title={
        <>
          {sentence}
          {quote && (
            <>
              {' '}
              <bdi className="wrap-anywhere">{quote}</bdi>
            </>
          )}
        </>
      }
    >
      <LongDate at={event.eventDate} /> · {kindWords[event.eventType].one}
      {byModel && <span className="mt-1 block">{modelCanBeWrong}</span>}
      {event.doctorName && (
        <span className="mt-1 block">
          {doctorPart(event)}: <DoctorName name={event.doctorName} />
        </span>
      )}
    </CardLink>
  )
}

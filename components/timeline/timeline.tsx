import type { Route } from 'next'
import Link from 'next/link'
import { eventTypeLabels } from '@/lib/timeline/vocabulary'
import type { TimelineEvent } from '@/lib/timeline/queries'
import { formatMoment } from '@/lib/format/dates'
import { EmptyState } from '@/components/ui/empty-state'
import { SeverityMark } from './severity-mark'

/** A patient's history as clinicians and administrators read it: newest first, under its months. */
export function Timeline({
  events,
  filtered,
  hrefOf,
  hasChart = false,
}: {
  events: TimelineEvent[]
  filtered: boolean
  /** Where an entry's record is read. */
  hrefOf?: (event: TimelineEvent) => Route | null
  /** Whether a chart of the same time stands on the page: entries lead to it, and light their mark in it. */
  hasChart?: boolean
}) {
  if (events.length === 0) {
    return filtered ? (
      <EmptyState title="Nothing fits these filters.">Take one of them away to see more.</EmptyState>
    ) : (
      <EmptyState title="Nothing has been recorded yet.">
        Scans, predictions, reports and visits appear here by themselves.
      </EmptyState>
    )
  }
  return (
    <div className="border-y border-hairline bg-surface">
      {byMonth(events).map(({ month, events: inMonth }) => (
        <section key={month} aria-label={month}>
          <h3 className="border-b border-hairline bg-sunken px-4 py-1.5 font-medium">{month}</h3>
          <ol>
            {inMonth.map((event) => (
              <Entry key={event.id} event={event} href={hrefOf?.(event) ?? null} hasChart={hasChart} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

function Entry({ event, href, hasChart }: { event: TimelineEvent; href: Route | null; hasChart: boolean }) {
  const { eventType, eventDate, eventTitle, eventDescription, severity, doctorName, relatedTable, relatedId } = event
  const title = <bdi className="font-medium">{eventTitle}</bdi>
  return (
    <li
      data-mark={hasChart && relatedTable ? `${relatedTable}:${relatedId}` : undefined}
      className="data-lit:bg-primary-tint grid gap-x-4 gap-y-1 border-b border-hairline px-4 py-2.5 last:border-b-0 sm:grid-cols-[9.5rem_1fr_auto]"
    >
      <time dateTime={eventDate.toISOString()} className="text-muted">
        {formatMoment(eventDate, 'dateTime')}
      </time>
      <div>
        <p>
          {!saysItself(event) && <span className="text-muted">{eventTypeLabels[eventType]}: </span>}
          {href ? (
            <Link href={href} prefetch={false} className="text-primary underline underline-offset-2">
              {title}
            </Link>
          ) : (
            title
          )}
        </p>
        {eventDescription && (
          <p className="whitespace-pre-line text-muted">
            <bdi>{eventDescription}</bdi>
          </p>
        )}
        {doctorName && (
          <p className="text-muted">
            Dr <bdi>{doctorName}</bdi>
          </p>
        )}
      </div>
      <div className="sm:text-right">
        <SeverityMark severity={severity} />
        {hasChart && relatedTable && inChart.includes(relatedTable) && (
          <a
            href="#progression"
            className="no-print ml-3 text-primary underline underline-offset-2 sm:mt-1 sm:ml-0 sm:block"
          >
            In the chart<span className="visually-hidden">: {eventTitle}</span>
          </a>
        )}
      </div>
    </li>
  )
}

const inChart = ['mri_scans', 'predictions', 'consultations', 'clinical_assessments']

/** "Consultation: Follow-up consultation" would say it twice. */
function saysItself({ eventType, eventTitle }: TimelineEvent) {
  return eventTitle.toLowerCase().includes(eventTypeLabels[eventType].toLowerCase())
}

function byMonth(events: TimelineEvent[]) {
  const months: { month: string; events: TimelineEvent[] }[] = []
  for (const event of events) {
    const month = formatMoment(event.eventDate, 'month')
    const last = months.at(-1)
    if (last?.month === month) last.events.push(event)
    else months.push({ month, events: [event] })
  }
  return months
}

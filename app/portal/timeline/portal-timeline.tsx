import { Card } from '@/components/portal/card'
import { DoctorName } from '@/components/portal/doctor-name'
import { Explained } from '@/components/portal/explained'
import { firstUses, type TermKey } from '@/components/portal/glossary'
import { groupInOrder } from '@/components/portal/group-in-order'
import { modelCaution } from '@/components/portal/model-caution'
import { PortalLink } from '@/components/portal/portal-link'
import { PortalSection } from '@/components/portal/portal-page'
import { formatMoment } from '@/lib/format/dates'
import type { TimelineEvent } from '@/lib/timeline/queries'
import { describeEvent, kindWords, type EventWords } from './describe-event'

type Entry = { event: TimelineEvent; words: EventWords; reportId: string | null; terms: TermKey[] | undefined }

/** What happened, newest first, under its months. `readable`: the reports that can be opened. */
export function PortalTimeline({ events, readable }: { events: TimelineEvent[]; readable: Set<string> }) {
  const months = groupInOrder(toEntries(events, readable), ({ event }) => formatMoment(event.eventDate, 'month'))
  return months.map(({ label, items }) => (
    <PortalSection key={label} id={label.toLowerCase().replace(' ', '-')} title={label}>
      <ol className="grid grid-cols-1 gap-3">
        {items.map((entry) => (
          <li key={entry.event.id}>
            <Card>
              <EntryCard entry={entry} />
            </Card>
          </li>
        ))}
      </ol>
    </PortalSection>
  ))
}

function EntryCard({ entry: { event, words, reportId, terms } }: { entry: Entry }) {
  const { sentence, quote, details, byModel } = words
  return (
    <>
      <p className="text-muted">
        <time dateTime={event.eventDate.toISOString()}>{formatMoment(event.eventDate, 'longDate')}</time> ·{' '}
        {kindWords[event.eventType].one}
      </p>
      <p className="max-w-[66ch] text-xl leading-relaxed font-medium">
        {sentence}
        {quote && (
          <>
            {' '}
            <bdi>{quote}</bdi>
          </>
        )}
      </p>
      {details && (
        <p className="max-w-[66ch]">
          {details.label}: <bdi className="whitespace-pre-line">{details.text}</bdi>
        </p>
      )}
      {byModel && (
        <div className="mt-1 max-w-[66ch]">
          {byModel.stage !== null && <p>Its guess is Hoehn and Yahr stage {byModel.stage}.</p>}
          {byModel.sure && <p>{byModel.sure}</p>}
          <p>{modelCaution}</p>
        </div>
      )}
      {event.doctorName && (
        <p>
          {isMadeByDoctor(event) ? 'Doctor' : 'Your doctor at that time'}: <DoctorName name={event.doctorName} />
        </p>
      )}
      <Explained terms={terms} />
      {reportId && (
        <p className="no-print mt-4">
          <PortalLink href={`/portal/reports/${encodeURIComponent(reportId)}`}>Read this report</PortalLink>
        </p>
      )}
    </>
  )
}

/** A scan, a model's result and a report only fall into a doctor's time; the doctor did not say what they say. */
function isMadeByDoctor({ eventType }: TimelineEvent) {
  return !['scan', 'prediction', 'report'].includes(eventType)
}

function toEntries(events: TimelineEvent[], readable: Set<string>): Entry[] {
  const entries = events.map((event) => {
    const reportId =
      event.relatedTable === 'medical_reports' && event.relatedId && readable.has(event.relatedId)
        ? event.relatedId
        : null
    return { event, reportId, words: describeEvent(event, reportId !== null) }
  })
  const terms = firstUses(entries.map(({ words }) => textOf(words)))
  return entries.map((entry, place) => ({ ...entry, terms: terms[place] }))
}

/** Everything an entry says, for finding the medical words in it. */
function textOf({ sentence, quote, details, byModel }: EventWords) {
  const stage = byModel?.stage === null || byModel?.stage === undefined ? '' : 'Hoehn and Yahr'
  return [sentence, quote, details?.text, stage].join(' ')
}

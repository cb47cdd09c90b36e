import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { ShortcutsButton } from '@/components/keyboard/shortcuts-button'
import { Live } from '@/components/live/live'
import { LinkButton } from '@/components/ui/link-button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { hrefOf, WorklistRow } from '@/components/worklist/worklist-row'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { clinicToday, clinicZone, formatAgo, formatMoment } from '@/lib/format/dates'
import { addDays, startOfDate } from '@/lib/forms/clock'
import { getWorklist, type WorklistItem } from '@/lib/worklist/queries'
import { reasonOf } from '@/lib/worklist/reason'
import { worklistSearch } from '@/lib/worklist/schema'
import { mostOfAKind, worklistKindLabels, type WorklistKind } from '@/lib/worklist/vocabulary'

export const metadata: Metadata = { title: 'Today' }

export default async function TodayPage({ searchParams }: PageProps<'/clinic'>) {
  const viewer = await requireViewer('doctor')
  const { show } = worklistSearch.parse(await searchParams)
  const now = new Date()
  const date = clinicToday(now)
  const day = { start: startOfDate(date, clinicZone()), end: startOfDate(addDays(date, 1), clinicZone()) }
  const { items, cut } = await asViewer(viewer, (scope) => getWorklist(scope, day, show))
  const visits = items.filter(({ kind }) => kind === 'visit')
  const rest = items.filter(({ kind }) => kind !== 'visit')

  return (
    <>
      <Live of={['report_status', 'medical_reports', 'prediction_reviews']} />
      <PageHeader title="Today" about={`${formatMoment(now, 'longDate')}. What needs you, and why.`}>
        {show === 'open' ? (
          <LinkButton href="/clinic?show=snoozed">What is put off</LinkButton>
        ) : (
          <LinkButton href="/clinic">Back to today</LinkButton>
        )}
      </PageHeader>
      {show === 'open' && <NextVisit visits={visits} now={now} />}
      {visits.length > 0 && (
        <Section id="visits" title="Visits today" aside={`${visits.length} to come or to complete`}>
          <Rows items={visits} now={now} />
        </Section>
      )}
      <Section id="work" title={show === 'open' ? 'Needs you' : 'Put off'} aside={<Keys />}>
        {rest.length > 0 ? (
          <Rows items={rest} now={now} />
        ) : show === 'open' ? (
          <EmptyState title="Nothing waits for you.">
            Results are reviewed, reports are signed, notes too, and everybody has been seen or has an appointment.
          </EmptyState>
        ) : (
          <EmptyState title="You have put nothing off." />
        )}
        <More kinds={cut} />
      </Section>
    </>
  )
}

function Rows({ items, now }: { items: WorklistItem[]; now: Date }) {
  return (
    <ul className="rounded-control border border-hairline">
      {items.map((item) => (
        <WorklistRow key={`${item.kind} ${item.subjectId}`} item={item} now={now} />
      ))}
    </ul>
  )
}

/** What is left out is said: whoever believes a list to be whole looks no further. */
function More({ kinds }: { kinds: WorklistKind[] }) {
  if (kinds.length === 0) return null
  return (
    <p className="mt-3 font-medium">
      There are more than {mostOfAKind} of these; the {mostOfAKind} most urgent of each are shown:{' '}
      {kinds.map((kind) => worklistKindLabels[kind].toLowerCase()).join(', ')}.
    </p>
  )
}

function NextVisit({ visits, now }: { visits: WorklistItem[]; now: Date }) {
  const next = visits.find(({ at }) => at.getTime() > now.getTime() - 30 * 60_000)
  if (!next) return <p className="mb-6 text-muted">No more visits today.</p>
  return (
    <section aria-labelledby="next-title" className="mb-8 rounded-card border-2 border-line bg-surface p-5">
      <h2 id="next-title" className="text-muted">
        Next patient, {formatAgo(next.at, now)}
      </h2>
      <p className="mt-1 text-[1.375rem] leading-tight font-semibold">
        <Link href={`/clinic/patients/${encodeURIComponent(next.patientId)}`} prefetch={false}>
          <bdi>{next.patientName}</bdi>
        </Link>
      </p>
      <p className="mt-1">{reasonOf(next, { ago: formatAgo(next.at, now), time: formatMoment(next.at, 'time') })}</p>
      <div className="no-print mt-3 flex flex-wrap gap-2">
        <LinkButton href={`/clinic/patients/${encodeURIComponent(next.patientId)}` as Route} kind="primary">
          Open the chart
        </LinkButton>
        <LinkButton href={hrefOf(next)}>Begin the note</LinkButton>
      </div>
    </section>
  )
}

function Keys() {
  return (
    <span className="no-print flex flex-wrap items-center gap-x-4 max-sm:hidden">
      <span>
        <kbd>j</kbd> <kbd>k</kbd> through the list, <kbd>Enter</kbd> opens, <kbd>c</kbd> takes on, <kbd>s</kbd> puts off
      </span>
      <ShortcutsButton />
    </span>
  )
}

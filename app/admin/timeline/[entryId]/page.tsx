import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { importFact } from '@/components/records/record-facts'
import { RecordHeader } from '@/components/records/record-header'
import { SeverityMark } from '@/components/timeline/severity-mark'
import { LinkButton } from '@/components/ui/link-button'
import { Facts } from '@/components/ui/facts'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { recordNouns } from '@/lib/changes/vocabulary'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { getEntry, type EntryRecord } from '@/lib/timeline/queries'
import { eventTypeLabels } from '@/lib/timeline/vocabulary'

export const metadata: Metadata = { title: 'Timeline entry' }

export default async function EntryPage({ params }: PageProps<'/admin/timeline/[entryId]'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).entryId)
  const entry = await asViewer(viewer, (scope) => getEntry(scope, id))
  if (!entry) notFound()
  const title = <bdi>{entry.eventTitle}</bdi>
  const about = (
    <>
      On the timeline of <bdi>{entry.patientName}</bdi>
    </>
  )
  return (
    <>
      {entry.relatedTable && entry.relatedId ? (
        <Derived table={entry.relatedTable} id={entry.relatedId} title={title} about={about} />
      ) : (
        <RecordHeader table="patient_timeline" id={id} title={title} about={about} />
      )}
      <EntryFacts entry={entry} />
    </>
  )
}

type DerivedProps = {
  table: NonNullable<EntryRecord['relatedTable']>
  id: string
  title: React.ReactNode
  about: React.ReactNode
}

function Derived({ table, id, title, about }: DerivedProps) {
  const noun = recordNouns[table].one
  return (
    <>
      <PageHeader title={title} about={about}>
        <LinkButton href={recordHref(table, id)} kind="primary">
          Open the {noun}
        </LinkButton>
      </PageHeader>
      <p className="mb-6 max-w-prose rounded-control border border-line bg-sunken px-4 py-3">
        This entry follows a {noun} by itself and cannot be edited or deleted here. Change the {noun}, and the entry
        changes with it.
      </p>
    </>
  )
}

function EntryFacts({ entry }: { entry: EntryRecord }) {
  const { patientId, doctorId, sessionId } = entry
  return (
    <Section id="entry" title="The entry">
      <Facts
        columns={3}
        items={[
          [
            'Patient',
            <Link prefetch={false} key="patient" href={recordHref('patients', patientId)}>
              {entry.patientName}
            </Link>,
          ],
          ['Type', eventTypeLabels[entry.eventType]],
          ['When', formatMoment(entry.eventDate, 'dateTime')],
          ['Severity', <SeverityMark key="severity" severity={entry.severity} />],
          [
            'Doctor',
            doctorId && (
              <Link prefetch={false} href={recordHref('doctors', doctorId)}>
                {entry.doctorName ?? doctorId}
              </Link>
            ),
          ],
          [
            'Session',
            sessionId && (
              <Link prefetch={false} href={recordHref('sessions', sessionId)}>
                The session it was written in
              </Link>
            ),
          ],
          ['Description', entry.eventDescription],
          ['Written', formatMoment(entry.createdAt, 'dateTime')],
          importFact(entry.importRun),
        ]}
      />
    </Section>
  )
}

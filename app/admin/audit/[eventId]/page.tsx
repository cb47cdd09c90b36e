import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { RecordName } from '@/components/changes/record-name'
import { Facts } from '@/components/ui/facts'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { getAuditEvent } from '@/lib/audit/queries'
import { actorRoleLabel, entityLabel, outcomeLabels } from '@/lib/audit/vocabulary'
import { requireViewer } from '@/lib/auth/viewer'
import { actionLabel } from '@/lib/changes/action-labels'
import { recordHref } from '@/lib/changes/record-links'
import { recordTables } from '@/lib/changes/vocabulary'
import { asViewer, type Scope } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'
import { routeId } from '@/lib/http/route-id'
import { nameRecords } from '@/lib/record-names/queries'
import { namedAs, type RecordNames } from '@/lib/record-names/vocabulary'

export const metadata: Metadata = { title: 'Audit event' }

const mostListed = 200

export default async function AuditEventPage({ params }: PageProps<'/admin/audit/[eventId]'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).eventId)
  const found = await asViewer(viewer, (scope) => readEvent(scope, id))
  if (!found) notFound()
  const { event, record, listed, names } = found
  const { actorUserId, patientId, operationId } = event

  return (
    <div className="max-w-3xl">
      <PageHeader title={actionLabel(event.action)} about={formatMoment(event.at, 'dateTime')} />
      <div className="rounded-control border border-hairline bg-surface p-4">
        <Facts
          items={[
            [
              'Who',
              actorUserId ? (
                <Link prefetch={false} href={recordHref('users', actorUserId)}>
                  {event.actorName ?? actorUserId}
                </Link>
              ) : (
                'nobody known'
              ),
            ],
            ['As', actorRoleLabel(event.actorRole)],
            [
              'Action',
              <span key="action" className="font-mono">
                {event.action}
              </span>,
            ],
            ['Outcome', outcomeLabels[event.outcome]],
            ['About', entityLabel(event.entity)],
            [
              'Record',
              record ? (
                <RecordName {...record} names={names} />
              ) : (
                event.entityId && <span className="font-mono">{event.entityId}</span>
              ),
            ],
            [
              'Patient',
              patientId && (
                <Link prefetch={false} href={recordHref('patients', patientId)}>
                  {event.patientName ?? patientId}
                </Link>
              ),
            ],
            ['Fields', event.fields.map((field) => field.replaceAll('_', ' ')).join(', ')],
            ['Reason', event.reason],
            [
              'Part of',
              operationId && (
                <Link prefetch={false} href={`/admin/changes/${operationId}` as Route}>
                  what was done then
                </Link>
              ),
            ],
          ]}
        />
      </div>
      {listed.length > 0 && <Listed patients={listed} of={event.listedPatientIds.length} names={names} />}
    </div>
  )
}

function Listed({ patients, of, names }: { patients: { id: string }[]; of: number; names: RecordNames }) {
  return (
    <Section id="listed" title="Patients it showed" aside={formatCount(of)}>
      <ul className="columns-1 sm:columns-2">
        {patients.map(({ id }) => (
          <li key={id}>
            <Link
              href={recordHref('patients', id)}
              prefetch={false}
              className="inline-flex min-h-6 items-center text-primary underline underline-offset-2"
            >
              {names[namedAs('patients', id)] ? (
                <bdi>{names[namedAs('patients', id)]}</bdi>
              ) : (
                <span className="font-mono wrap-anywhere">{id}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
      {of > patients.length && <p>… and {formatCount(of - patients.length)} more.</p>}
    </Section>
  )
}

/** The event with the names of what it speaks of. */
async function readEvent(scope: Scope, id: string) {
  const event = await getAuditEvent(scope, id)
  if (!event) return null
  const table = recordTables.find((one) => one === event.entity)
  const record = table && event.entityId ? { table, id: event.entityId } : null
  const listed = event.listedPatientIds.slice(0, mostListed).map((one) => ({ table: 'patients' as const, id: one }))
  return { event, record, listed, names: await nameRecords(scope, [...(record ? [record] : []), ...listed]) }
}

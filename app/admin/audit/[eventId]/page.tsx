import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { Facts } from '@/components/ui/facts'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { getAuditEvent } from '@/lib/audit/queries'
import { outcomeLabels } from '@/lib/audit/vocabulary'
import { requireViewer } from '@/lib/auth/viewer'
import { actionLabel } from '@/lib/changes/action-labels'
import { recordHref } from '@/lib/changes/record-links'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'
import { routeId } from '@/lib/http/route-id'

export const metadata: Metadata = { title: 'Audit event' }

const mostListed = 200

export default async function AuditEventPage({ params }: PageProps<'/admin/audit/[eventId]'>) {
  const viewer = await requireViewer('admin')
  const event = await asViewer(viewer, async (scope) => getAuditEvent(scope, routeId((await params).eventId)))
  if (!event) notFound()
  const { actorUserId, patientId, operationId, listedPatientIds: listed } = event

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
            ['As', event.actorRole],
            [
              'Action',
              <span key="action" className="font-mono">
                {event.action}
              </span>,
            ],
            ['Outcome', outcomeLabels[event.outcome]],
            ['About', event.entity.replaceAll('_', ' ')],
            ['Record', event.entityId && <span className="font-mono">{event.entityId}</span>],
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
      {listed.length > 0 && (
        <Section id="listed" title="Patients it showed" aside={formatCount(listed.length)}>
          <ul className="columns-1 sm:columns-2">
            {listed.slice(0, mostListed).map((id) => (
              <li key={id}>
                <Link href={recordHref('patients', id)} prefetch={false} className="font-mono text-primary underline">
                  {id}
                </Link>
              </li>
            ))}
          </ul>
          {listed.length > mostListed && <p>… and {formatCount(listed.length - mostListed)} more.</p>}
        </Section>
      )}
    </div>
  )
}

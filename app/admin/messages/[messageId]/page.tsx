import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { JsonView } from '@/components/agents/json-view'
import { idFact } from '@/components/records/record-facts'
import { Facts } from '@/components/ui/facts'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { getMessage } from '@/lib/agents/queries'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'

export const metadata: Metadata = { title: 'Agent message' }

export default async function MessagePage({ params }: PageProps<'/admin/messages/[messageId]'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).messageId)
  const message = await asViewer(viewer, (scope) => getMessage(scope, id))
  if (!message) notFound()
  const { patientId, sessionId } = message
  const ofSession = `/admin/messages?f=sessionId:is:${encodeURIComponent(encodeURIComponent(sessionId))}` as Route

  return (
    <>
      <PageHeader
        title={<bdi>{message.messageType}</bdi>}
        about="What an agent of the old system told another. Kept to read."
      />
      <Section id="message" title="The message">
        <Facts
          columns={3}
          items={[
            ['From', message.sender],
            ['To', message.receiver],
            ['Sent', formatMoment(message.timestamp, 'dateTime')],
            [
              'Patient',
              patientId && (
                <Link prefetch={false} href={recordHref('patients', patientId)}>
                  {message.patientName}
                </Link>
              ),
            ],
            [
              'Session',
              <Link prefetch={false} key="session" href={recordHref('sessions', sessionId)}>
                The session it was sent in
              </Link>,
            ],
            ['Processed', message.processed ? 'Yes' : 'No'],
            ['Correlation', message.correlationId],
            [
              'Of this session',
              <Link prefetch={false} key="all" href={ofSession}>
                All messages
              </Link>,
            ],
            idFact(message.id),
          ]}
        />
      </Section>
      <Section id="payload" title="What it said">
        <JsonView label="What it said" value={message.payload} />
      </Section>
      {message.legacy !== null && (
        <Section id="legacy" title="What the import kept as it was">
          <JsonView label="What the import kept as it was" value={message.legacy} />
        </Section>
      )}
    </>
  )
}

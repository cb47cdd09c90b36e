import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { JsonView } from '@/components/agents/json-view'
import { idFact } from '@/components/records/record-facts'
import { Facts } from '@/components/ui/facts'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { getFlag } from '@/lib/agents/queries'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'

export const metadata: Metadata = { title: 'Action flag' }

export default async function FlagPage({ params }: PageProps<'/admin/flags/[flagId]'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).flagId)
  const flag = await asViewer(viewer, (scope) => getFlag(scope, id))
  if (!flag) notFound()
  const { patientId } = flag

  return (
    <>
      <PageHeader
        title={<bdi>{flag.flagType}</bdi>}
        about="What an agent of the old system asked of another. Kept to read; nothing acts on it any more."
      />
      <Section id="flag" title="The flag">
        <Facts
          columns={3}
          items={[
            ['Status', flag.status],
            ['Priority', String(flag.priority)],
            ['Agent', flag.agentAssigned],
            [
              'Patient',
              patientId && (
                <Link prefetch={false} href={recordHref('patients', patientId)}>
                  {flag.patientName}
                </Link>
              ),
            ],
            [
              'Session',
              <Link prefetch={false} key="session" href={recordHref('sessions', flag.sessionId)}>
                The session it was raised in
              </Link>,
            ],
            ['Raised', formatMoment(flag.createdAt, 'dateTime')],
            ['Changed', formatMoment(flag.updatedAt, 'dateTime')],
            ['Expires', flag.expiresAt && formatMoment(flag.expiresAt, 'dateTime')],
            idFact(flag.id),
          ]}
        />
      </Section>
      <Section id="data" title="Data">
        <JsonView label="Data" value={flag.data} />
      </Section>
      <Section id="metadata" title="Notes of the old system">
        <JsonView label="Notes of the old system" value={flag.metadata} />
      </Section>
      {flag.legacy !== null && (
        <Section id="legacy" title="What the import kept as it was">
          <JsonView label="What the import kept as it was" value={flag.legacy} />
        </Section>
      )}
    </>
  )
}

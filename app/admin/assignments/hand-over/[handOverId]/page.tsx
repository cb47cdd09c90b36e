import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { HandOverResult } from '@/components/assignments/hand-over-result'
import { ActionForm } from '@/components/ui/action-form'
import { AutoRefresh } from '@/components/ui/auto-refresh'
import { LinkButton } from '@/components/ui/button'
import { Facts } from '@/components/ui/facts'
import { SubmitButton } from '@/components/ui/form-fields'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { asViewer } from '@/lib/db/scope'
import { env } from '@/lib/env'
import { dateIn } from '@/lib/forms/clock'
import { formatCalendarDate, formatMoment } from '@/lib/format/dates'
import { cancelHandOverAction } from '@/lib/hand-overs/actions'
import { getHandOver } from '@/lib/hand-overs/queries'
import { handOverStateLabels } from '@/lib/hand-overs/vocabulary'
import { routeId } from '@/lib/http/route-id'

export const metadata: Metadata = { title: 'Hand-over' }

export default async function HandOverRecordPage({ params }: PageProps<'/admin/assignments/hand-over/[handOverId]'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).handOverId)
  const found = await asViewer(viewer, (scope) => getHandOver(scope, id))
  if (!found) notFound()
  const isDue =
    found.state === 'planned' &&
    found.onDate.toISOString().slice(0, 10) <= dateIn(env().SUBSTANTIA_TIME_ZONE, new Date())
  const doctor = (doctorId: string, name: string) => (
    <Link prefetch={false} key={doctorId} href={recordHref('doctors', doctorId)} className="text-primary underline">
      Dr {name}
    </Link>
  )
  return (
    <div className="max-w-4xl">
      {isDue && <AutoRefresh seconds={2} />}
      <PageHeader
        title="Hand-over"
        about={isDue ? 'It begins within seconds; this page follows.' : handOverStateLabels[found.state]}
      >
        <LinkButton href="/admin/assignments/hand-over">All hand-overs</LinkButton>
      </PageHeader>
      {found.problem && (
        <p role="alert" className="mb-4 rounded-control border-2 border-danger bg-danger-tint px-4 py-3">
          {found.problem}
        </p>
      )}
      <Section id="facts" title="What was asked for">
        <div className="rounded-control border border-hairline bg-surface p-4">
          <Facts
            items={[
              ['From', doctor(found.fromDoctorId, found.fromName)],
              ['To', doctor(found.toDoctorId, found.toName)],
              ['On', formatCalendarDate(found.onDate)],
              ['Who', found.chosen === null ? 'Everybody' : `${found.chosen} chosen`],
              ['Appointments', found.moveAppointments ? 'Go along where the new doctor has time' : 'Stay'],
              ['Why', found.reason],
              [
                'Asked for',
                `${formatMoment(found.requestedAt, 'dateTime')}, by ${found.requestedBy ?? 'somebody who is gone'}`,
              ],
            ]}
          />
        </div>
      </Section>
      {found.state === 'done' && <HandOverResult handOver={found} />}
      {found.state === 'planned' && (
        <ActionForm id="cancel" action={cancelHandOverAction} version={found.version}>
          <input type="hidden" name="id" value={found.id} />
          <SubmitButton kind="danger" pendingText="Cancelling…">
            Cancel this hand-over
          </SubmitButton>
        </ActionForm>
      )}
    </div>
  )
}

import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { CoverOf } from '@/components/assignments/cover-of'
import { HandOverResult } from '@/components/assignments/hand-over-result'
import { ActionForm } from '@/components/ui/action-form'
import { AutoRefresh } from '@/components/ui/auto-refresh'
import { LinkButton } from '@/components/ui/link-button'
import { Facts } from '@/components/ui/facts'
import { SubmitButton } from '@/components/ui/form-fields'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { asViewer } from '@/lib/db/scope'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { clinicToday, formatCalendarDate, formatMoment } from '@/lib/format/dates'
import { cancelHandOverAction } from '@/lib/hand-overs/actions'
import { getHandOver, type HandOverRow } from '@/lib/hand-overs/queries'
import { handOverStateLabels } from '@/lib/hand-overs/vocabulary'
import { routeId } from '@/lib/http/route-id'

export const metadata: Metadata = { title: 'Hand-over' }

export default async function HandOverRecordPage({ params }: PageProps<'/admin/assignments/hand-over/[handOverId]'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).handOverId)
  const found = await asViewer(viewer, (scope) => getHandOver(scope, id))
  if (!found) notFound()
  const isDue = found.state === 'planned' && found.onDate.toISOString().slice(0, 10) <= clinicToday()
  const doctor = (doctorId: string, name: string) => (
    <Link prefetch={false} key={doctorId} href={recordHref('doctors', doctorId)} className="text-primary underline">
      {doctorTitle(name)}
    </Link>
  )
  return (
    <div className="max-w-4xl">
      {isDue && <AutoRefresh seconds={2} />}
      <PageHeader
        title={found.backOf ? 'Way back of a cover' : 'Hand-over'}
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
              ['Cover', <CoverOf key="cover" handOver={found} />],
              ['Who', whoOf(found)],
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
          {found.backState === 'planned' && <p className="mb-2">The way back is cancelled with it.</p>}
          <SubmitButton kind="danger" pendingText="Cancelling…">
            {found.backOf ? 'Cancel this way back' : 'Cancel this hand-over'}
          </SubmitButton>
        </ActionForm>
      )}
    </div>
  )
}

function whoOf({ backOf, chosen, state }: HandOverRow) {
  if (backOf === null) return chosen === null ? 'Everybody' : `${chosen} chosen`
  if (chosen === 0 && state === 'planned') return 'Whoever is handed over before, and is still there'
  return chosen === 1 ? '1 who was handed over, if still there' : `${chosen} who were handed over, if still there`
}

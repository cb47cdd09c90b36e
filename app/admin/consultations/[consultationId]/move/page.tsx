import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MoveForm } from '@/components/consultations/move-form'
import { Closed } from '@/components/consultations/closed'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { getConsultation } from '@/lib/consultations/record'
import { asViewer } from '@/lib/db/scope'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { clinicZone, formatMoment, momentForField } from '@/lib/format/dates'
import { readMoment } from '@/lib/forms/read-moment'
import { routeId } from '@/lib/http/route-id'

export const metadata: Metadata = { title: 'Move appointment' }

export default async function MoveConsultationPage({
  params,
  searchParams,
}: PageProps<'/admin/consultations/[consultationId]/move'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).consultationId)
  const { at } = await searchParams
  const record = await asViewer(viewer, (scope) => getConsultation(scope, id))
  if (!record) notFound()
  const given = typeof at === 'string' ? readMoment(at.slice(0, 100), clinicZone()).value : undefined
  return (
    <div className="max-w-xl">
      <PageHeader
        title="Move appointment"
        about={
          <>
            <bdi>{record.patientName}</bdi> with <bdi>{doctorTitle(record.doctorName)}</bdi>, now{' '}
            {formatMoment(record.consultationDate, 'dateTime')}
          </>
        }
      />
      {record.status === 'scheduled' ? (
        <MoveForm record={record} at={momentForField(given ?? record.consultationDate)} />
      ) : (
        <Closed record={record} verb="move" />
      )}
    </div>
  )
}

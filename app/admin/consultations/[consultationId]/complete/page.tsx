import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Closed } from '@/components/consultations/closed'
import { CompleteForm } from '@/components/consultations/complete-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { getConsultation, getUsualFee } from '@/lib/consultations/record'
import { asViewer } from '@/lib/db/scope'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'

export const metadata: Metadata = { title: 'Complete visit' }

export default async function CompleteConsultationPage({
  params,
}: PageProps<'/admin/consultations/[consultationId]/complete'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).consultationId)
  const found = await asViewer(viewer, async (scope) => {
    const record = await getConsultation(scope, id)
    return record && { record, fee: record.feeCharged ?? (await getUsualFee(scope, record.doctorId)) }
  })
  if (!found) notFound()
  const { record, fee } = found
  return (
    <div className="max-w-xl">
      <PageHeader
        title="Complete visit"
        about={
          <>
            <bdi>{record.patientName}</bdi> with <bdi>{doctorTitle(record.doctorName)}</bdi>,{' '}
            {formatMoment(record.consultationDate, 'dateTime')}
          </>
        }
      />
      {record.status === 'scheduled' ? (
        <CompleteForm record={record} fee={fee} />
      ) : (
        <Closed record={record} verb="complete" />
      )}
    </div>
  )
}

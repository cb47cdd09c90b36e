import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EditForm } from '@/components/consultations/consultation-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { getConsultation } from '@/lib/consultations/record'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'

export const metadata: Metadata = { title: 'Edit consultation' }

export default async function EditConsultationPage({
  params,
}: PageProps<'/admin/consultations/[consultationId]/edit'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).consultationId)
  const record = await asViewer(viewer, (scope) => getConsultation(scope, id))
  if (!record) notFound()
  return (
    <div className="max-w-xl">
      <PageHeader
        title="Edit consultation"
        about={
          <>
            <bdi>{record.patientName}</bdi>, {formatMoment(record.consultationDate, 'dateTime')}
          </>
        }
      />
      <EditForm record={record} />
    </div>
  )
}

import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { EditDoctorForm } from '@/components/doctors/doctor-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { editHref } from '@/lib/changes/record-links'
import { asViewer } from '@/lib/db/scope'
import { getDoctor } from '@/lib/doctors/queries'
import { routeId } from '@/lib/http/route-id'

export const metadata: Metadata = { title: 'Edit a doctor' }

export default async function EditDoctorPage({ params }: PageProps<'/admin/doctors/[doctorId]/edit'>) {
  const viewer = await requireViewer('admin')
  const doctorId = routeId((await params).doctorId)
  const doctor = await asViewer(viewer, (scope) => getDoctor(scope, doctorId))
  if (!doctor) notFound()
  return (
    <div className="max-w-xl">
      <PageHeader
        title={
          <>
            Edit Dr <bdi>{doctor.user.name}</bdi>
          </>
        }
        about={
          <>
            Name and e-mail address belong to the account:{' '}
            <Link prefetch={false} href={editHref('users', doctor.userId)} className="text-primary underline">
              edit the account
            </Link>
            .
          </>
        }
      />
      <EditDoctorForm doctor={{ ...doctor, consultationFee: doctor.consultationFee?.toFixed(2) ?? null }} />
    </div>
  )
}

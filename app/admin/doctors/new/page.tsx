import type { Metadata } from 'next'
import { NewDoctorForm } from '@/components/doctors/doctor-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'

export const metadata: Metadata = { title: 'New doctor' }

export default async function NewDoctorPage() {
  await requireViewer('admin')
  return (
    <div className="max-w-xl">
      <PageHeader
        title="New doctor"
        about="Approved at once. The doctor chooses a password by a link that you hand over."
      />
      <NewDoctorForm />
    </div>
  )
}

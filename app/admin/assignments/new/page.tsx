import type { Metadata } from 'next'
import * as z from 'zod'
import { NewAssignmentForm } from '@/components/assignments/assignment-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { getReference } from '@/lib/references/queries'

export const metadata: Metadata = { title: 'New assignment' }

const prefill = z.object({
  patient: z.string().max(200).optional().catch(undefined),
  doctor: z.string().max(200).optional().catch(undefined),
})

export default async function NewAssignmentPage({ searchParams }: PageProps<'/admin/assignments/new'>) {
  const viewer = await requireViewer('admin')
  const { patient, doctor } = prefill.parse(await searchParams)
  const named = await asViewer(viewer, async (scope) => ({
    patient: patient ? await getReference(scope, 'patients', patient) : null,
    doctor: doctor ? await getReference(scope, 'doctors', doctor) : null,
  }))
  return (
    <div className="max-w-xl">
      <PageHeader
        title="New assignment"
        about="From then on the doctor sees the patient, and the patient the doctor."
      />
      <NewAssignmentForm {...named} />
    </div>
  )
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import * as z from 'zod'
import { MoveForm } from '@/components/assignments/move-form'
import { PageHeader } from '@/components/ui/page-header'
import { listLeastLoaded } from '@/lib/assignments/queries'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { getReference } from '@/lib/references/queries'

export const metadata: Metadata = { title: 'Move a patient' }

const parameters = z.object({
  patient: z.string().max(200).catch(''),
  from: z.string().max(200).optional().catch(undefined),
})

export default async function MovePage({ searchParams }: PageProps<'/admin/assignments/move'>) {
  const viewer = await requireViewer('admin')
  const { patient: patientId, from } = parameters.parse(await searchParams)
  const { patient, doctor, suggestions } = await asViewer(viewer, async (scope) => ({
    patient: await getReference(scope, 'patients', patientId),
    doctor: from ? await getReference(scope, 'doctors', from) : null,
    suggestions: await listLeastLoaded(scope, { patientId, insteadOf: from ?? null }),
  }))
  if (!patient) notFound()
  return (
    <div className="max-w-xl">
      <PageHeader
        title={
          <>
            Move <bdi>{patient.label}</bdi>
          </>
        }
        about={
          doctor
            ? `From ${doctorTitle(doctor.label)}. The old assignment ends and the new one begins, with the same type.`
            : 'No active doctor treats this patient. The new one becomes the primary doctor.'
        }
      />
      <MoveForm patientId={patient.id} fromDoctorId={doctor?.id ?? null} suggestions={suggestions} />
    </div>
  )
}

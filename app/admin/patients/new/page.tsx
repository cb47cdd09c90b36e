import type { Metadata } from 'next'
import { PatientFields } from '@/components/patients/patient-fields'
import { SimilarPatients } from '@/components/patients/similar-patients'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { SubmitButton } from '@/components/ui/form-fields'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { registerPatientAction } from '@/lib/patients/actions'
import { getRegistrationCheck, listSimilarPatients } from '@/lib/patients/likeness'
import { registrationAddress } from '@/lib/patients/schema'

export const metadata: Metadata = { title: 'Register a patient' }

export default async function NewPatientPage({ searchParams }: PageProps<'/admin/patients/new'>) {
  const viewer = await requireViewer('admin')
  const { check } = registrationAddress.parse(await searchParams)
  const held = check
    ? await asViewer(viewer, async (scope) => {
        const fields = await getRegistrationCheck(scope, check)
        return fields && { fields, similar: await listSimilarPatients(scope, fields) }
      })
    : null

  return (
    <div className="max-w-2xl">
      <PageHeader title="Register a patient" about="Only the name is needed. The rest can follow." />
      {check && !held && (
        <p role="status" className="mb-4 rounded-control border border-hairline bg-surface px-4 py-3">
          What was typed here is no longer kept. Enter it again.
        </p>
      )}
      {held && held.similar.length > 0 && <SimilarPatients patients={held.similar} now={new Date()} />}
      <ActionForm key={check ?? 'new'} id="register" action={registerPatientAction} begin={!held}>
        {held && <input type="hidden" name="confirmed" value={check} />}
        <PatientFields values={held?.fields} />
        <div className="flex flex-wrap gap-2">
          <SubmitButton pendingText="Registering…">{held ? 'Register anyway' : 'Register'}</SubmitButton>
          <LinkButton href="/admin/patients" kind="quiet">
            Cancel
          </LinkButton>
        </div>
      </ActionForm>
    </div>
  )
}

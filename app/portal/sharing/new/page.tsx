import type { Metadata } from 'next'
import { BackLink } from '@/components/portal/back-link'
import { KeptWithoutScript } from '@/components/drafts/kept-without-script'
import { PortalPage } from '@/components/portal/portal-page'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton, TextField } from '@/components/ui/form-fields'
import { nameHelperAction } from '@/lib/helpers/actions'
import { findKept } from '../../kept-draft'
import { requirePatientSelf } from '../require-patient-self'

export const metadata: Metadata = { title: 'Let somebody help me' }

export default async function NameHelperPage({ searchParams }: PageProps<'/portal/sharing/new'>) {
  const kept = await findKept(await requirePatientSelf(), 'helpers.name', searchParams)
  return (
    <PortalPage title="Who helps you?" about={<p>Step 1 of 4. Nobody is invited yet.</p>}>
      <KeptWithoutScript draft={kept.offer} />
      <ActionForm id="name-helper" action={nameHelperAction} draft="helpers.name" kept={kept.fields}>
        <TextField
          name="name"
          label="Name"
          hint="As you call the person, such as Ana, my daughter."
          autoComplete="off"
          required
          className="mb-6"
        />
        <TextField
          name="email"
          label="E-mail address"
          hint="The person’s own. The link goes there."
          type="email"
          inputMode="email"
          autoComplete="off"
          required
          className="mb-8"
        />
        <SubmitButton size="main" pendingText="Going on…">
          Go on
        </SubmitButton>
      </ActionForm>
      <BackLink href="/portal/sharing">Back without saving</BackLink>
    </PortalPage>
  )
}

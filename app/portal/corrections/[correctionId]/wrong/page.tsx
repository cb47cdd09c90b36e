import type { Metadata } from 'next'
import { BackLink } from '@/components/portal/back-link'
import { PortalPage } from '@/components/portal/portal-page'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton, TextAreaField, TextField } from '@/components/ui/form-fields'
import { describeCorrectionAction } from '@/lib/corrections/actions'
import { requireDraft } from '../../require-draft'

export const metadata: Metadata = { title: 'What is wrong?' }

export default async function WrongPage({ params }: PageProps<'/portal/corrections/[correctionId]/wrong'>) {
  const { id, version, place, wrong } = await requireDraft((await params).correctionId)
  return (
    <PortalPage title="What is wrong?" about={<p>Step 2 of 4</p>}>
      <ActionForm id="wrong" action={describeCorrectionAction} version={version}>
        <input type="hidden" name="id" value={id} />
        <TextAreaField
          name="wrong"
          label="What is wrong"
          hint="In your own words."
          rows={5}
          defaultValue={wrong ?? ''}
        />
        <TextField
          name="place"
          label="Where it stands (you may leave this empty)"
          hint="Such as: the visit in May, or the report I got last week."
          defaultValue={place ?? undefined}
        />
        <SubmitButton size="main">Go on</SubmitButton>
      </ActionForm>
      <BackLink href="/portal/corrections">Go on another time</BackLink>
    </PortalPage>
  )
}

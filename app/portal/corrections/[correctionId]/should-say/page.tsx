import type { Metadata } from 'next'
import { BackLink } from '@/components/portal/back-link'
import { PortalPage } from '@/components/portal/portal-page'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import { mendCorrectionAction } from '@/lib/corrections/actions'
import { requireDraft } from '../../require-draft'

export const metadata: Metadata = { title: 'What should it say?' }

export default async function ShouldSayPage({ params }: PageProps<'/portal/corrections/[correctionId]/should-say'>) {
  const { id, version, shouldSay } = await requireDraft((await params).correctionId)
  return (
    <PortalPage title="What should it say?" about={<p>Step 3 of 4</p>}>
      <ActionForm id="should-say" action={mendCorrectionAction} version={version}>
        <input type="hidden" name="id" value={id} />
        <TextAreaField
          name="shouldSay"
          label="What it should say"
          hint="In your own words."
          rows={5}
          defaultValue={shouldSay ?? ''}
        />
        <SubmitButton size="main">Go on</SubmitButton>
      </ActionForm>
      <BackLink href={`/portal/corrections/${encodeURIComponent(id)}/wrong`}>Back to what is wrong</BackLink>
    </PortalPage>
  )
}

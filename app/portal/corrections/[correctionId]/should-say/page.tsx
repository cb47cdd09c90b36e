import type { Metadata } from 'next'
import { KeptWithoutScript } from '@/components/drafts/kept-without-script'
import { PortalPage } from '@/components/portal/portal-page'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import { mendCorrectionAction } from '@/lib/corrections/actions'
import { findKept } from '../../../kept-draft'
import { requireDraft } from '../../require-draft'

export const metadata: Metadata = { title: 'What should it say?' }

export default async function ShouldSayPage({
  params,
  searchParams,
}: PageProps<'/portal/corrections/[correctionId]/should-say'>) {
  const { viewer, correction } = await requireDraft((await params).correctionId)
  const { id, version, shouldSay } = correction
  const draft = `corrections.mend:${id}`
  const kept = await findKept(viewer, draft, searchParams)
  return (
    <PortalPage title="What should it say?" about={<p>Step 3 of 4</p>}>
      <KeptWithoutScript draft={kept.offer} />
      <ActionForm id="should-say" action={mendCorrectionAction} version={version} draft={draft} kept={kept.fields}>
        <input type="hidden" name="id" value={id} />
        <TextAreaField
          name="shouldSay"
          label="What it should say"
          hint="In your own words."
          rows={5}
          defaultValue={shouldSay ?? ''}
        />
        <SubmitButton size="main">Go on</SubmitButton>
        <p className="mt-10 flex flex-wrap gap-x-8 gap-y-4">
          <SubmitButton kind="secondary" size="portal" intent="back">
            Save, and back to what is wrong
          </SubmitButton>
          <SubmitButton kind="secondary" size="portal" intent="later">
            Save, and finish another time
          </SubmitButton>
        </p>
      </ActionForm>
    </PortalPage>
  )
}

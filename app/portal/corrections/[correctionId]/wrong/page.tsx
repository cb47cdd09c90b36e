import type { Metadata } from 'next'
import { KeptWithoutScript } from '@/components/drafts/kept-without-script'
import { PortalPage } from '@/components/portal/portal-page'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton, TextAreaField, TextField } from '@/components/ui/form-fields'
import { describeCorrectionAction } from '@/lib/corrections/actions'
import { findKept } from '../../../kept-draft'
import { requireDraft } from '../../require-draft'

export const metadata: Metadata = { title: 'What is wrong?' }

export default async function WrongPage({
  params,
  searchParams,
}: PageProps<'/portal/corrections/[correctionId]/wrong'>) {
  const { viewer, correction } = await requireDraft((await params).correctionId)
  const { id, version, place, wrong } = correction
  const draft = `corrections.describe:${id}`
  const kept = await findKept(viewer, draft, searchParams)
  return (
    <PortalPage title="What is wrong?" about={<p>Step 2 of 4</p>}>
      <KeptWithoutScript draft={kept.offer} />
      <ActionForm id="wrong" action={describeCorrectionAction} version={version} draft={draft} kept={kept.fields}>
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
        <p className="mt-10">
          <SubmitButton kind="secondary" size="portal" intent="later">
            Save, and finish another time
          </SubmitButton>
        </p>
      </ActionForm>
    </PortalPage>
  )
}

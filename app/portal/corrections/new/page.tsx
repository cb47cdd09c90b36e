import type { Metadata } from 'next'
import { BackLink } from '@/components/portal/back-link'
import { LargeChoices } from '@/components/portal/large-choices'
import { PortalPage } from '@/components/portal/portal-page'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { beginCorrectionAction } from '@/lib/corrections/actions'
import { correctionSubjects, subjectWords } from '@/lib/corrections/vocabulary'
import { requirePatientSelf } from '../../sharing/require-patient-self'

export const metadata: Metadata = { title: 'What is it about?' }

/** `about`: what a page one comes from is about, chosen already. */
export default async function NewCorrectionPage({ searchParams }: PageProps<'/portal/corrections/new'>) {
  await requirePatientSelf()
  const { about } = await searchParams
  return (
    <PortalPage title="What is it about?" about={<p>Step 1 of 4</p>}>
      <ActionForm id="correction" action={beginCorrectionAction}>
        <LargeChoices
          name="about"
          label="It is about"
          options={correctionSubjects.map((value) => ({ value, ...subjectWords[value] }))}
          defaultValue={correctionSubjects.find((value) => value === about)}
        />
        <SubmitButton size="main">Go on</SubmitButton>
      </ActionForm>
      <BackLink href="/portal/corrections">Back without saving</BackLink>
    </PortalPage>
  )
}

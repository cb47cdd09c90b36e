import type { Metadata } from 'next'
import { BackLink } from '@/components/portal/back-link'
import { LargeChoices, LargeTick } from '@/components/portal/large-choices'
import { PortalPage } from '@/components/portal/portal-page'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { chooseScopeAction } from '@/lib/helpers/actions'
import { helperScopes, scopeWords } from '@/lib/helpers/vocabulary'
import { routeId } from '@/lib/http/route-id'
import { requireOwnGrant } from '../../require-patient-self'

export const metadata: Metadata = { title: 'What the person may see' }

export default async function ChooseScopePage({ params }: PageProps<'/portal/sharing/[grantId]/what'>) {
  const grant = await requireOwnGrant(routeId((await params).grantId))
  return (
    <PortalPage
      title={
        <>
          What may <bdi>{grant.name}</bdi> see?
        </>
      }
      about={grant.invitedAt ? undefined : <p>Step 2 of 4. You can change this later.</p>}
    >
      <ActionForm id="choose-scope" action={chooseScopeAction} version={grant.version} guard={false}>
        <input type="hidden" name="id" value={grant.id} />
        <LargeChoices
          name="scope"
          label="Choose one"
          options={helperScopes.map((value) => ({ value, ...scopeWords[value] }))}
          defaultValue={grant.scope}
        />
        <LargeTick
          name="mayWrite"
          label="May also write questions for my visits"
          means="Goes only with “Everything”. Without this tick, the person can read and change nothing."
          defaultChecked={grant.mayWrite}
        />
        <SubmitButton size="main" pendingText={grant.invitedAt ? 'Saving…' : 'Going on…'}>
          {grant.invitedAt ? 'Save' : 'Go on'}
        </SubmitButton>
      </ActionForm>
      {grant.invitedAt ? (
        <BackLink href={`/portal/sharing/${encodeURIComponent(grant.id)}`}>Back without saving</BackLink>
      ) : (
        <BackLink href="/portal/sharing">Finish another time</BackLink>
      )}
    </PortalPage>
  )
}

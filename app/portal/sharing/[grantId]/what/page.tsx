import type { Metadata } from 'next'
import { LargeChoices, LargeTick } from '@/components/portal/large-choices'
import { PortalPage } from '@/components/portal/portal-page'
import { ActionForm } from '@/components/ui/action-form'
import { chooseScopeAction } from '@/lib/helpers/actions'
import { helperScopes, scopeWords } from '@/lib/helpers/vocabulary'
import { routeId } from '@/lib/http/route-id'
import { requireOwnGrant } from '../../require-patient-self'
import { GoOn, LeaveStep } from '../step-ends'

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
        <GoOn grant={grant} />
      </ActionForm>
      <LeaveStep grant={grant} />
    </PortalPage>
  )
}

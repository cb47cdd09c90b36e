import type { Metadata } from 'next'
import { LargeChoices } from '@/components/portal/large-choices'
import { PortalPage } from '@/components/portal/portal-page'
import { ActionForm } from '@/components/ui/action-form'
import { formatCalendarDate } from '@/lib/format/dates'
import { chooseEndAction } from '@/lib/helpers/actions'
import { asItIs, helpDurations } from '@/lib/helpers/vocabulary'
import { routeId } from '@/lib/http/route-id'
import { requireOwnGrant } from '../../require-patient-self'
import { GoOn, LeaveStep } from '../step-ends'

export const metadata: Metadata = { title: 'Until when' }

export default async function ChooseEndPage({ params }: PageProps<'/portal/sharing/[grantId]/until'>) {
  const grant = await requireOwnGrant(routeId((await params).grantId))
  const isToCome = grant.endsAt !== null && grant.endsAt > new Date()
  const durations = Object.entries(helpDurations).map(([value, { label }]) => ({ value, label }))
  const standing = isToCome
    ? [{ value: asItIs, label: `Until ${formatCalendarDate(grant.endsAt!)}, as it is now` }]
    : []
  return (
    <PortalPage
      title="Until when?"
      about={
        <p>
          {grant.invitedAt
            ? grant.endsAt
              ? `${isToCome ? 'Now: until' : 'It was over on'} ${formatCalendarDate(grant.endsAt)}.`
              : 'Now: until you end it.'
            : 'Step 3 of 4. You can end it earlier at any time.'}
        </p>
      }
    >
      <ActionForm id="choose-end" action={chooseEndAction} version={grant.version} guard={false}>
        <input type="hidden" name="id" value={grant.id} />
        <LargeChoices
          name="duration"
          label="Choose one"
          options={[...standing, ...durations]}
          defaultValue={isToCome ? asItIs : grant.endsAt ? undefined : 'until-ended'}
        />
        <GoOn grant={grant} />
      </ActionForm>
      <LeaveStep grant={grant} />
    </PortalPage>
  )
}

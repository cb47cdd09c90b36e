import type { Metadata } from 'next'
import { LargeChoices } from '@/components/portal/large-choices'
import { PortalPage } from '@/components/portal/portal-page'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { formatCalendarDate } from '@/lib/format/dates'
import { chooseEndAction } from '@/lib/helpers/actions'
import { helpDurations } from '@/lib/helpers/vocabulary'
import { routeId } from '@/lib/http/route-id'
import { requireOwnGrant } from '../../require-patient-self'

export const metadata: Metadata = { title: 'Until when' }

export default async function ChooseEndPage({ params }: PageProps<'/portal/sharing/[grantId]/until'>) {
  const grant = await requireOwnGrant(routeId((await params).grantId))
  return (
    <PortalPage
      title="Until when?"
      about={
        <p>
          {grant.invitedAt
            ? grant.endsAt
              ? `Now: until ${formatCalendarDate(grant.endsAt)}.`
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
          options={Object.entries(helpDurations).map(([value, { label }]) => ({ value, label }))}
          defaultValue={grant.endsAt ? undefined : 'until-ended'}
        />
        <SubmitButton size="main" pendingText="Going on…">
          Go on
        </SubmitButton>
      </ActionForm>
    </PortalPage>
  )
}

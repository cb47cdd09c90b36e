import type { Metadata } from 'next'
import { endingWords, whatCould, whatMay } from '@/components/helpers/grant-words'
import { HelperDeeds } from '@/components/helpers/helper-deeds'
import { InvitationForm } from '@/components/helpers/invitation-form'
import { Card } from '@/components/portal/card'
import { MailAddress } from '@/components/portal/mail-address'
import { PortalLink } from '@/components/portal/portal-link'
import { PortalPage, PortalSection } from '@/components/portal/portal-page'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { asViewer } from '@/lib/db/scope'
import { formatCalendarDate } from '@/lib/format/dates'
import { endGrantAction, inviteHelperAction, resumeGrantAction } from '@/lib/helpers/actions'
import { pageOfDeeds, readOlder } from '@/lib/helpers/deed-page'
import { isResumable, resumableUntil, stateOfGrant, type GrantState } from '@/lib/helpers/grant-state'
import { getInvitationMail, listDeedsOfHelper, type Grant } from '@/lib/helpers/queries'
import type { MailStatus } from '@/lib/mail/vocabulary'
import { routeId } from '@/lib/http/route-id'
import { requireOwnGrant, requirePatientSelf } from '../require-patient-self'

export const metadata: Metadata = { title: 'Somebody who helps me' }

export default async function GrantPage({ params, searchParams }: PageProps<'/portal/sharing/[grantId]'>) {
  const id = routeId((await params).grantId)
  const grant = await requireOwnGrant(id)
  const viewer = await requirePatientSelf()
  const before = readOlder((await searchParams).before)
  const { deeds, mail } = await asViewer(viewer, async (scope) => ({
    deeds: grant.acceptedAt ? await listDeedsOfHelper(scope, id, before) : [],
    mail: grant.acceptedAt ? null : await getInvitationMail(scope, id),
  }))
  const now = new Date()
  const state = stateOfGrant(grant, now)
  const isOver = state === 'over'

  return (
    <PortalPage title={<bdi>{grant.name}</bdi>} about={<p>{aboutLine(grant, state)}</p>}>
      <PortalSection id="may" title={isOver ? 'What this person could do' : 'What this person may do'}>
        <Card>
          <p className="text-xl">{isOver ? whatCould(grant) : whatMay(grant)}</p>
          <p className="mt-2">
            E-mail address: <MailAddress address={grant.email} />
          </p>
          {!grant.endedAt && (
            <p className="mt-4 flex flex-wrap gap-4">
              {!isOver && <PortalLink href={`/portal/sharing/${id}/what`}>Change what</PortalLink>}
              <PortalLink href={`/portal/sharing/${id}/until`}>
                {isOver ? 'Let this person help again: choose until when' : 'Change until when'}
              </PortalLink>
            </p>
          )}
        </Card>
      </PortalSection>
      {(state === 'draft' || state === 'invited' || state === 'invitation-expired') && (
        <PortalSection id="invitation" title={state === 'draft' ? 'Step 4 of 4: invite' : 'The invitation'}>
          <MailState mail={mail} grant={grant} />
          <InvitationForm
            id="invite-helper"
            action={inviteHelperAction}
            idempotencyKey={crypto.randomUUID()}
            helperName={grant.name}
            helperEmail={grant.email}
          >
            <input type="hidden" name="id" value={id} />
            <SubmitButton size="main" kind={state === 'invited' ? 'secondary' : 'primary'} pendingText="Inviting…">
              {state === 'draft' ? 'Invite this person' : 'Invite again, with a new code'}
            </SubmitButton>
          </InvitationForm>
        </PortalSection>
      )}
      {grant.acceptedAt && (
        <PortalSection id="deeds" title="What this person looked at for me">
          <HelperDeeds {...pageOfDeeds(deeds)} isNewest={before === undefined} path={`/portal/sharing/${id}`} />
        </PortalSection>
      )}
      <Ending grant={grant} state={state} now={now} />
      <p className="mt-12">
        <PortalLink href="/portal/sharing">All people who help me</PortalLink>
      </p>
    </PortalPage>
  )
}

/** An e-mail that did not go out is waited for in vain, and only the patient can do something about it. */
function MailState({ mail, grant }: { mail: MailStatus | null; grant: Grant }) {
  if (mail !== 'failed' && mail !== 'dropped') return null
  return (
    <div
      role="status"
      className="mb-6 rounded-card border border-line bg-medium-tint p-5 text-medium-ink narrow-gutter"
    >
      <p className="font-semibold">The e-mail could not be sent</p>
      <p className="mt-1">
        Read the address once more: <MailAddress address={grant.email} />. If it is right, invite again. You then also
        get the link here, for when the person sits beside you. If it is wrong, end this below, and start anew with the
        right address.
      </p>
    </div>
  )
}

const endingTitles: Record<GrantState, string> = {
  draft: 'You changed your mind?',
  invited: 'End it',
  'invitation-expired': 'End it',
  helping: 'End it',
  over: 'Ended by mistake?',
}

const endingMeans: Record<Exclude<GrantState, 'over'>, string> = {
  draft: 'This person is not invited yet, and sees nothing of yours.',
  invited: 'Then the link and the code open nothing.',
  'invitation-expired': 'Then the link and the code open nothing.',
  helping: 'From the next press on, this person sees nothing of yours.',
}

/** One press each way; far from everything else, and what was ended by mistake is begun again. */
function Ending({ grant, state, now }: { grant: Grant; state: GrantState; now: Date }) {
  if (state === 'over' && !isResumable(grant, now)) return grant.endedAt ? <InviteAnew /> : null
  return (
    <PortalSection id="ending" title={endingTitles[state]}>
      {state === 'over' ? (
        <ActionForm id="resume-grant" action={resumeGrantAction} guard={false}>
          <input type="hidden" name="id" value={grant.id} />
          <p className="mb-4">You can take the end back until {formatCalendarDate(resumableUntil(grant.endedAt!))}.</p>
          <SubmitButton kind="secondary" size="portal" pendingText="Beginning…">
            Let this person help again
          </SubmitButton>
        </ActionForm>
      ) : (
        <ActionForm id="end-grant" action={endGrantAction} guard={false}>
          <input type="hidden" name="id" value={grant.id} />
          <p className="mb-4">{endingMeans[state]} You can take that back here.</p>
          <SubmitButton kind={state === 'draft' ? 'secondary' : 'danger'} size="main" pendingText="Ending…">
            {state === 'draft' ? 'Do not go on' : 'End this now'}
          </SubmitButton>
        </ActionForm>
      )}
    </PortalSection>
  )
}

/** What ended is begun again by a new invitation, also when it was ended by mistake and long ago. */
function InviteAnew() {
  return (
    <PortalSection id="ending" title="Should this person help again?">
      <p className="mb-4">Then invite them anew. They get a new link, and you tell them a new code.</p>
      <PortalLink href="/portal/sharing/new">Let somebody help me</PortalLink>
    </PortalSection>
  )
}

function aboutLine(grant: Grant, state: GrantState) {
  if (state === 'draft') return 'Not invited yet. Check what stands below, then invite.'
  if (state === 'invited') return `Invited. Waits for an answer until ${formatCalendarDate(grant.inviteExpiresAt!)}.`
  if (state === 'invitation-expired') return 'The invitation was not answered in time.'
  if (state === 'helping') return `Helps you since ${formatCalendarDate(grant.acceptedAt!)}.`
  return grant.endedReason ? endingWords[grant.endedReason] : 'The time you gave is over.'
}

import type { Metadata } from 'next'
import { BackLink } from '@/components/portal/back-link'
import { Card } from '@/components/portal/card'
import { MailAddress } from '@/components/portal/mail-address'
import { PortalPage, PortalSection } from '@/components/portal/portal-page'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { chooseMailAction, sendTestMailAction } from '@/lib/mail/actions'
import { getMyMailSettings, type MyMail } from '@/lib/mail/queries'
import { mailWay } from '@/lib/mail/settings'
import { choosableKinds, type ChoosableKind } from '@/lib/mail/vocabulary'
import { requirePatientSelf } from '../../sharing/require-patient-self'
import { kindsAlwaysSent, kindWords } from './kind-words'

export const metadata: Metadata = { title: 'E-mails to me' }

export default async function MailSettingsPage() {
  const viewer = await requirePatientSelf()
  const { address, turnedOff, lastTest, sent } = await asViewer(viewer, getMyMailSettings)
  return (
    <PortalPage
      title="E-mails to me"
      about={<p>Choose which e-mails you get. No e-mail says anything about your health.</p>}
    >
      <PortalSection id="address" title="Where they go">
        <Card>
          {address ? (
            <p>
              They go to{' '}
              <strong>
                <MailAddress address={address} />
              </strong>
              . Is it wrong? Tell your clinic.
            </p>
          ) : (
            <p>We do not know your e-mail address, so you get no e-mails. Tell it to your clinic.</p>
          )}
          {mailWay().way === 'none' && (
            <p className="mt-2">
              Your clinic does not send e-mails yet. What you choose here counts as soon as it does.
            </p>
          )}
        </Card>
        {address && (
          <div className="mt-4">
            <ActionForm id="test-mail" action={sendTestMailAction} guard={false}>
              <SubmitButton kind="secondary" size="portal" pendingText="One moment…">
                Send me a test e-mail
              </SubmitButton>
            </ActionForm>
            {lastTest && (
              <p role="status" className="mt-3">
                {testWords(lastTest)}
              </p>
            )}
          </div>
        )}
      </PortalSection>
      <PortalSection id="choices" title="E-mails you can turn off">
        <ul className="grid grid-cols-1 gap-6">
          {choosableKinds.map((kind) => (
            <li key={kind}>
              <Choice kind={kind} isOn={!turnedOff.includes(kind)} />
            </li>
          ))}
        </ul>
      </PortalSection>
      <PortalSection id="always" title="E-mails you always get">
        <Card>
          <p>These come only because somebody asked for them just then. They cannot be turned off.</p>
          <ul className="mt-3 grid list-disc gap-2 pl-6">
            {kindsAlwaysSent.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Card>
      </PortalSection>
      {sent.length > 0 && (
        <PortalSection id="sent" title="Sent to you lately">
          <ul className="grid grid-cols-1 gap-3">
            {sent.map(({ kind, sentAt, queuedAt }) => (
              <li key={`${kind} ${queuedAt.getTime()}`}>
                {formatMoment(sentAt, 'dateTime')}: {kindWords[kind].title}
              </li>
            ))}
          </ul>
        </PortalSection>
      )}
      <BackLink href="/portal">Back to my start page</BackLink>
    </PortalPage>
  )
}

function Choice({ kind, isOn }: { kind: ChoosableKind; isOn: boolean }) {
  const { title, means } = kindWords[kind]
  return (
    <Card>
      <h3 className="text-xl font-semibold">{title}</h3>
      <p className="mt-1">{means}</p>
      <p className="mt-2 font-semibold">{isOn ? 'You get this e-mail.' : 'You do not get this e-mail.'}</p>
      <ActionForm id={`mail-${kind}`} action={chooseMailAction} guard={false} className="mt-4">
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="isWanted" value={isOn ? 'no' : 'yes'} />
        <SubmitButton kind="secondary" size="portal" pendingText="One moment…">
          {isOn ? `Turn off: ${title}` : `Turn on: ${title}`}
        </SubmitButton>
      </ActionForm>
    </Card>
  )
}

function testWords({ status, sentAt }: MyMail) {
  if (status === 'sent') return `The test e-mail was sent at ${formatMoment(sentAt, 'time')}. Look into your e-mails.`
  if (status === 'failed' || status === 'dropped') return 'The test e-mail could not be sent. Call your clinic.'
  return 'The test e-mail is on its way. Load this page again in a moment.'
}

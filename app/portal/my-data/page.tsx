import type { Metadata } from 'next'
import { BackLink } from '@/components/portal/back-link'
import { Card, CardLink, CardList } from '@/components/portal/card'
import { PortalLink } from '@/components/portal/portal-link'
import { PortalPage, PortalSection } from '@/components/portal/portal-page'
import { ActionForm } from '@/components/ui/action-form'
import { AutoRefresh } from '@/components/ui/auto-refresh'
import { SubmitButton } from '@/components/ui/form-fields'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { formatBytes } from '@/lib/format/numbers'
import { getMyMailSettings } from '@/lib/mail/queries'
import { mailWay } from '@/lib/mail/settings'
import { askArchiveAction } from '@/lib/my-data/actions'
import { listArchives, type Archive } from '@/lib/my-data/queries'
import { requirePatientSelf } from '../sharing/require-patient-self'

export const metadata: Metadata = { title: 'My data' }

export default async function MyDataPage() {
  const viewer = await requirePatientSelf()
  const { archives, mail } = await asViewer(viewer, async (scope) => ({
    archives: await listArchives(scope),
    mail: await getMyMailSettings(scope),
  }))
  const isToldByMail = mailWay().way !== 'none' && mail.address && !mail.turnedOff.includes('archive-ready')
  const onItsWay = archives.some(({ status }) => status === 'waiting' || status === 'making')
  return (
    <PortalPage
      title="My data"
      about={
        <>
          <p>Get everything that is on record about you, in one file. You can keep it, or give it to another clinic.</p>
          <p>
            It holds a summary to read, your reports, your scans, and every record for other programs. Making it takes a
            moment. You can fetch it for 7 days.
          </p>
        </>
      }
    >
      {onItsWay ? (
        <Card>
          <p role="status" className="text-xl font-semibold">
            Your file is being made.
          </p>
          <p className="mt-1">
            You need not wait here. It stands here as soon as it is ready
            {isToldByMail ? ', and we send you an e-mail' : ''}.
          </p>
          <p className="no-print mt-4">
            <PortalLink href="/portal/my-data">Look again</PortalLink>
          </p>
          <AutoRefresh seconds={3} />
        </Card>
      ) : (
        <ActionForm id="ask-archive" action={askArchiveAction} guard={false}>
          <SubmitButton size="main" pendingText="One moment…">
            Make my file
          </SubmitButton>
        </ActionForm>
      )}
      {archives.some(({ status }) => status !== 'waiting' && status !== 'making') && (
        <div className="mt-12">
          <PortalSection id="files" title="Files you asked for">
            <CardList>
              {archives
                .filter(({ status }) => status !== 'waiting' && status !== 'making')
                .map((archive) => (
                  <li key={archive.id}>
                    <OneArchive archive={archive} />
                  </li>
                ))}
            </CardList>
          </PortalSection>
        </div>
      )}
      <BackLink href="/portal">Back to my start page</BackLink>
    </PortalPage>
  )
}

function OneArchive({
  archive: { id, status, askedAt, madeAt, expiresAt, byteSize, fetchedAt },
}: {
  archive: Archive
}) {
  const asked = `Asked for on ${formatMoment(askedAt, 'longDate')} at ${formatMoment(askedAt, 'time')}.`
  if (status === 'ready')
    return (
      <CardLink
        href={`/portal/my-data/${encodeURIComponent(id)}`}
        title={`Fetch the file of ${formatMoment(madeAt, 'longDate')}`}
      >
        {formatBytes(byteSize ?? 0)}. You can fetch it until {formatMoment(expiresAt, 'longDate')} at{' '}
        {formatMoment(expiresAt, 'time')}.{fetchedAt && ` You fetched it on ${formatMoment(fetchedAt, 'longDate')}.`}
      </CardLink>
    )
  return (
    <Card>
      <p className="text-xl font-semibold">
        {status === 'failed' ? 'This file could not be made.' : 'The 7 days are over. This file is gone.'}
      </p>
      <p className="mt-1">
        {asked}{' '}
        {status === 'failed'
          ? 'Try it once more. If it fails again, call your clinic.'
          : 'You can have a new one made.'}
      </p>
    </Card>
  )
}

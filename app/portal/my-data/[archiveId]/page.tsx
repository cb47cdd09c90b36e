import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ConfirmFields } from '@/components/account/confirm-fields'
import { BackLink } from '@/components/portal/back-link'
import { Card } from '@/components/portal/card'
import { PortalLink } from '@/components/portal/portal-link'
import { PortalPage } from '@/components/portal/portal-page'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { asViewer } from '@/lib/db/scope'
import { formatBytes } from '@/lib/format/numbers'
import { routeId } from '@/lib/http/route-id'
import { openArchiveAction } from '@/lib/my-data/actions'
import { getArchive } from '@/lib/my-data/queries'
import { hasPasskey } from '@/lib/passkeys/queries'
import { requirePatientSelf } from '../../sharing/require-patient-self'

export const metadata: Metadata = { title: 'Fetch my file' }

export default async function ArchivePage({ params }: PageProps<'/portal/my-data/[archiveId]'>) {
  const viewer = await requirePatientSelf()
  const id = routeId((await params).archiveId)
  const { archive, confirmsByPasskey } = await asViewer(viewer, async (scope) => ({
    archive: await getArchive(scope, id),
    confirmsByPasskey: await hasPasskey(scope),
  }))
  if (!archive || archive.status !== 'ready') notFound()
  return (
    <PortalPage title="Fetch my file">
      {archive.isOpen ? (
        <Card>
          <p className="text-xl font-semibold">You can fetch it now, for ten minutes.</p>
          <p className="mt-1">
            The file is as large as {formatBytes(archive.byteSize ?? 0)}. Keep it where nobody else finds it.
          </p>
          <p className="mt-4">
            <PortalLink href={`/api/portal/my-data/${encodeURIComponent(archive.id)}`} kind="main">
              Save the file
            </PortalLink>
          </p>
          <details className="mt-6">
            <summary className="inline-flex min-h-12 items-center">For experts: how to check that it is whole</summary>
            <p className="mt-2 wrap-anywhere">SHA-256: {archive.sha256}</p>
          </details>
        </Card>
      ) : (
        <>
          <p className="mb-6 max-w-[66ch] text-xl">
            The file holds everything about you. So we ask once more whether it is you.
          </p>
          <ActionForm id="open-archive" action={openArchiveAction}>
            <input type="hidden" name="id" value={archive.id} />
            <ConfirmFields hasPasskey={confirmsByPasskey} hint="The one you log in with." />
            <SubmitButton size="main" pendingText="One moment…">
              Go on
            </SubmitButton>
          </ActionForm>
        </>
      )}
      <BackLink href="/portal/my-data">Back to my data</BackLink>
    </PortalPage>
  )
}

import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { ConfirmFields } from '@/components/account/confirm-fields'
import { deletionTitle } from '@/components/trash/deletion-title'
import { TakesList } from '@/components/trash/takes-list'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { Facts } from '@/components/ui/facts'
import { SubmitButton, TextField } from '@/components/ui/form-fields'
import { CheckboxField } from '@/components/ui/number-fields'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { historyHref, recordHref } from '@/lib/changes/record-links'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { hasPasskey } from '@/lib/passkeys/queries'
import { purgeAction, restoreAction } from '@/lib/trash/actions'
import { getDeletion, type DeletionRow } from '@/lib/trash/queries'

export const metadata: Metadata = { title: 'In the trash' }

export default async function DeletionPage({ params }: PageProps<'/admin/trash/[deletionId]'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).deletionId)
  const { deletion, confirmsByPasskey } = await asViewer(viewer, async (scope) => ({
    deletion: await getDeletion(scope, id),
    confirmsByPasskey: await hasPasskey(scope),
  }))
  if (!deletion) notFound()
  const isWaiting = !deletion.restoredAt && !deletion.purgedAt

  return (
    <div className="max-w-3xl">
      <PageHeader title={titleOf(deletion)} about={deletion.name && <bdi>{deletion.name}</bdi>}>
        {deletion.entity !== 'operations' && (
          <LinkButton href={historyHref(deletion.entity, deletion.entityId)}>History</LinkButton>
        )}
        {deletion.entity !== 'operations' && deletion.restoredAt && (
          <LinkButton href={recordHref(deletion.entity, deletion.entityId)}>Open it</LinkButton>
        )}
        {deletion.operationId && (
          <LinkButton href={`/admin/changes/${deletion.operationId}` as Route}>What was done</LinkButton>
        )}
      </PageHeader>
      <div className="mb-6 rounded-control border border-hairline bg-surface p-4">
        <Facts
          items={[
            ['Deleted by', deletion.deletedByName ?? 'somebody'],
            ['When', formatMoment(deletion.deletedAt, 'dateTime')],
            ['Reason', deletion.reason],
            ['Restored', deletion.restoredAt && formatMoment(deletion.restoredAt, 'dateTime')],
            ['Purged', deletion.purgedAt && formatMoment(deletion.purgedAt, 'dateTime')],
          ]}
        />
      </div>
      {isWaiting && (
        <>
          <Section id="bring-back" title="Restore">
            <p>What lies in the trash by this deletion, and comes back together:</p>
            <TakesList takes={deletion.takes} />
            <ActionForm id="restore" action={restoreAction}>
              <input type="hidden" name="deletion" value={deletion.id} />
              <SubmitButton pendingText="Restoring…">Restore all of it</SubmitButton>
            </ActionForm>
          </Section>
          <Section id="for-good" title="Purge">
            <Purge deletion={deletion} isOwn={deletion.deletedById === viewer.userId} hasPasskey={confirmsByPasskey} />
          </Section>
        </>
      )}
    </div>
  )
}

function Purge({ deletion, isOwn, hasPasskey }: { deletion: DeletionRow; isOwn: boolean; hasPasskey: boolean }) {
  if (isOwn) return <p>You deleted this, so another administrator must purge it. It is kept until then.</p>
  if (deletion.purgeableAt > new Date())
    return <p>It can be purged from {formatMoment(deletion.purgeableAt, 'dateTime')} on.</p>
  return (
    <ActionForm id="purge" action={purgeAction} className="max-w-xl">
      <input type="hidden" name="deletion" value={deletion.id} />
      <TextField
        name="reason"
        label="Why"
        hint="Kept with what is left: that there was a record, not what it said."
        required
      />
      <CheckboxField name="sure" label="Delete for good. It cannot be brought back, also not from its history." />
      <ConfirmFields hasPasskey={hasPasskey} />
      <SubmitButton kind="danger" pendingText="Purging…">
        Purge
      </SubmitButton>
    </ActionForm>
  )
}

function titleOf(deletion: DeletionRow) {
  const { restoredAt, purgedAt } = deletion
  return `${deletionTitle(deletion)}, ${purgedAt ? 'purged' : restoredAt ? 'restored' : 'in the trash'}`
}

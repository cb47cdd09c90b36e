import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { TakesList } from '@/components/trash/takes-list'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { SubmitButton, TextField } from '@/components/ui/form-fields'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { recordAddress } from '@/lib/changes/schema'
import { recordNouns } from '@/lib/changes/vocabulary'
import { asViewer } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { fromDatabase } from '@/lib/errors/from-database'
import { routeId } from '@/lib/http/route-id'
import { nameRecords } from '@/lib/record-names/queries'
import { namedAs } from '@/lib/record-names/vocabulary'
import { moveToTrashAction } from '@/lib/trash/actions'
import { askDeletion, type Takes } from '@/lib/trash/queries'
import type { Viewer } from '@/lib/db/viewer'
import type { RecordTable } from '@/lib/changes/vocabulary'

export const metadata: Metadata = { title: 'Delete' }

export default async function DeletePage({ params }: PageProps<'/admin/trash/new/[table]/[recordId]'>) {
  const viewer = await requireViewer('admin')
  const { table: tableName, recordId } = await params
  const record = recordAddress.safeParse({ table: tableName, id: routeId(recordId) })
  if (!record.success) notFound()
  const { table, id } = record.data
  const asked = await ask(viewer, table, id)
  const name = (await asViewer(viewer, (scope) => nameRecords(scope, [{ table, id }])))[namedAs(table, id)]

  return (
    <div className="max-w-xl">
      <PageHeader
        title={`Delete a ${recordNouns[table].one}`}
        about={
          <>
            {name && <bdi className="block font-medium text-ink">{name}</bdi>}
            It goes to the trash and can be restored whole.
          </>
        }
      />
      {asked instanceof AppError ? (
        <>
          <p className="mb-4">{asked.message}</p>
          <LinkButton href={recordHref(table, id)}>Back</LinkButton>
        </>
      ) : (
        <>
          <div className="mb-4 rounded-control border border-hairline bg-surface p-4">
            <p className="font-medium">This goes to the trash:</p>
            <TakesList takes={asked} />
          </div>
          <ActionForm id="delete" action={moveToTrashAction}>
            <input type="hidden" name="table" value={table} />
            <input type="hidden" name="id" value={id} />
            <TextField
              name="reason"
              label="Why is it deleted?"
              hint="Kept with the deletion and in the history."
              required
            />
            <div className="flex flex-wrap gap-3">
              <SubmitButton kind="danger" pendingText="Deleting…">
                Move to the trash
              </SubmitButton>
              <LinkButton href={recordHref(table, id)}>Keep it</LinkButton>
            </div>
          </ActionForm>
        </>
      )}
    </div>
  )
}

/** What would go, or why it may not. */
async function ask(viewer: Viewer, table: RecordTable, id: string): Promise<Takes[] | AppError> {
  try {
    return await asViewer(viewer, (scope) => askDeletion(scope, table, id))
  } catch (error) {
    const refused = fromDatabase(error)
    if (!refused) throw error
    if (refused.code === 'not-found') notFound()
    return refused
  }
}

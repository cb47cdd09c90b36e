import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ChangeFields, changeTitle } from '@/components/changes/change-list'
import { ReaderList } from '@/components/changes/reader-list'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { EmptyState } from '@/components/ui/empty-state'
import { SubmitButton } from '@/components/ui/form-fields'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Section } from '@/components/ui/section'
import { actorRoleLabel } from '@/lib/audit/vocabulary'
import { requireViewer } from '@/lib/auth/viewer'
import { restoreVersionAction } from '@/lib/changes/actions'
import { actionLabel } from '@/lib/changes/action-labels'
import { getRecordValues, listHistory, listReaders, mostReaders, type Change } from '@/lib/changes/queries'
import { historyHref, recordHref } from '@/lib/changes/record-links'
import { recordsIn } from '@/lib/changes/references'
import { historyFilter, recordAddress } from '@/lib/changes/schema'
import { recordNouns, type RecordTable } from '@/lib/changes/vocabulary'
import { asViewer } from '@/lib/db/scope'
import { formatAgo, formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { filterListAction } from '@/lib/lists/actions'
import { nameRecords } from '@/lib/record-names/queries'
import { namedAs } from '@/lib/record-names/vocabulary'
import { address } from '@/lib/tables/address'

export const metadata: Metadata = { title: 'History' }

export default async function HistoryPage({ params, searchParams }: PageProps<'/admin/history/[table]/[recordId]'>) {
  const viewer = await requireViewer('admin')
  const { table: tableName, recordId } = await params
  const record = recordAddress.safeParse({ table: tableName, id: routeId(recordId) })
  if (!record.success) notFound()
  const { table, id } = record.data
  const paging = historyFilter.parse(await searchParams)
  const { values, history, readers, names } = await asViewer(viewer, async (scope) => {
    const history = await listHistory(scope, table, id, paging)
    return {
      history,
      values: await getRecordValues(scope, table, id),
      readers: await listReaders(scope, table, id),
      names: await nameRecords(scope, [{ table, id }, ...recordsIn(history.rows)]),
    }
  })
  if (!values && history.rows.length === 0) notFound()
  const name = names[namedAs(table, id)]
  const isLiving = values !== null && !values.deleted_at
  const to = (page: { before?: string; after?: string }) => address(historyHref(table, id), page)

  return (
    <div className="max-w-4xl">
      <PageHeader
        title={`History of a ${recordNouns[table].one}`}
        about={
          <>
            {name && <bdi className="block font-medium text-ink">{name}</bdi>}
            {values
              ? isLiving
                ? 'Who changed what, when and why.'
                : 'This record is in the trash.'
              : 'This record is gone for good.'}
          </>
        }
      >
        {isLiving && <LinkButton href={recordHref(table, id)}>Back to the record</LinkButton>}
      </PageHeader>
      <Section id="changes" title="Changes">
        {history.rows.length === 0 ? (
          <div className="border-y border-hairline bg-surface">
            <EmptyState title="Nobody has changed this record since it was imported.">
              What the import brought is described with the import.
            </EmptyState>
          </div>
        ) : (
          <ol className="grid gap-3">
            {history.rows.map((change, index) => (
              <li key={change.seq} className="rounded-control border border-hairline bg-surface p-4">
                <ChangeHead change={change} />
                <ChangeFields change={change} names={names} />
                {isLiving && (index > 0 || paging.after) && change.kind !== 'delete' && <Restore change={change} />}
              </li>
            ))}
          </ol>
        )}
        <Pagination
          before={history.before ? to({ before: history.before }) : null}
          after={history.after ? to({ after: history.after }) : null}
        />
      </Section>
      <Section id="readers" title="Who looked" aside={`the latest ${mostReaders}`}>
        <ReaderList readers={readers} />
        {readers.length === mostReaders && <EverybodyWhoLooked table={table} id={id} />}
      </Section>
    </div>
  )
}

/** The audit log with all that was done with this record. Its id is sent in a form: the filter by it stays out of the address. */
function EverybodyWhoLooked({ table, id }: { table: RecordTable; id: string }) {
  if (table === 'patients')
    return (
      <p className="mt-3">
        <LinkButton href={address('/admin/audit', { f: `patientId:is:${encodeURIComponent(id)}` })}>
          Everybody before, in the audit log
        </LinkButton>
      </p>
    )
  const hidden = {
    list: 'audit_events',
    from: `f=entity:is:${table}`,
    column: 'entityId',
    operator: 'exactly',
    value: id,
  }
  return (
    <ActionForm id="readers" action={filterListAction} guard={false} className="mt-3">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton kind="secondary" pendingText="Opening…">
        Everybody before, in the audit log
      </SubmitButton>
    </ActionForm>
  )
}

function ChangeHead({ change }: { change: Change }) {
  return (
    <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
      <h3 className="font-medium">
        {changeTitle(change)} by <bdi>{change.actorName ?? 'somebody'}</bdi>
        <span className="font-normal text-muted"> · {actorRoleLabel(change.actorRole)}</span>
        {change.undoneBy && <span className="font-normal text-muted"> · taken back since</span>}
      </h3>
      <p className="text-muted">
        <Link
          href={`/admin/changes/${change.operationId}` as Route}
          prefetch={false}
          className="text-primary underline underline-offset-2"
        >
          {actionLabel(change.action)}
        </Link>{' '}
        · {formatMoment(change.at, 'dateTime')}, {formatAgo(change.at, new Date())}
      </p>
      {change.reason && <p className="w-full wrap-anywhere">Reason: {change.reason}</p>}
      {change.requestId && (
        <p className="w-full text-muted">
          Request <span className="font-mono wrap-anywhere">{change.requestId}</span>
        </p>
      )}
    </div>
  )
}

function Restore({ change }: { change: Change }) {
  return (
    <ActionForm id={`restore-${change.seq}`} action={restoreVersionAction} className="no-print mt-3">
      <input type="hidden" name="table" value={change.table} />
      <input type="hidden" name="id" value={change.recordId} />
      <input type="hidden" name="seq" value={change.seq} />
      <SubmitButton kind="secondary" pendingText="Restoring…">
        Make it say this again
      </SubmitButton>
    </ActionForm>
  )
}

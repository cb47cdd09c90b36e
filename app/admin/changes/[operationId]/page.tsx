import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ChangeFields, changeTitle } from '@/components/changes/change-list'
import { RecordName } from '@/components/changes/record-name'
import { mostConflicts, TakeBack } from '@/components/changes/take-back'
import { touchedText } from '@/components/changes/undo-bar'
import { Facts } from '@/components/ui/facts'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { actionLabel } from '@/lib/changes/action-labels'
import { askUndo, getOperation, listChangesOf } from '@/lib/changes/queries'
import { recordsIn } from '@/lib/changes/references'
import { historyFilter } from '@/lib/changes/schema'
import { asViewer, type Scope } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { nameRecords } from '@/lib/record-names/queries'
import { address } from '@/lib/tables/address'
import type { Paging } from '@/lib/tables/paging'

export const metadata: Metadata = { title: 'What was done' }

/** Above this, what stands in the way is said by the job that tries. */
const mostAsked = 500

export default async function OperationPage({ params, searchParams }: PageProps<'/admin/changes/[operationId]'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).operationId)
  const paging = historyFilter.parse(await searchParams)
  const found = await asViewer(viewer, (scope) => readOperation(scope, id, paging))
  if (!found) notFound()
  const { operation, changes, question, names } = found
  const path = `/admin/changes/${encodeURIComponent(id)}`
  const to = (page: { before?: string; after?: string }) => address(path, page)

  return (
    <div className="max-w-4xl">
      <PageHeader title={actionLabel(operation.action)} about={touchedText(operation)} />
      <div className="mb-6 rounded-control border border-hairline bg-surface p-4">
        <Facts
          items={[
            ['Who', operation.actorName ?? operation.actorUserId],
            ['When', formatMoment(operation.startedAt, 'dateTime')],
            ['Reason', operation.reason],
            ['Takes back', operation.undoes && <OperationLink id={operation.undoes} />],
            ['Taken back by', operation.undoneBy && <OperationLink id={operation.undoneBy} />],
            ['Left as they were', operation.leftOut > 0 ? `${operation.leftOut} changes, because of newer ones` : null],
          ]}
        />
      </div>
      {!operation.undoneBy && (
        <Section id="undo" title="Take it back">
          <TakeBack operation={operation} question={question} names={names} />
        </Section>
      )}
      <Section id="changes" title="What it changed">
        <ol className="grid gap-3">
          {changes.rows.map((change) => (
            <li key={change.seq} className="rounded-control border border-hairline bg-surface p-4">
              <h3 className="mb-2 font-medium">
                {changeTitle(change)}: <RecordName table={change.table} id={change.recordId} names={names} withNoun />
              </h3>
              <ChangeFields change={change} names={names} />
            </li>
          ))}
        </ol>
        <Pagination
          before={changes.before ? to({ before: changes.before }) : null}
          after={changes.after ? to({ after: changes.after }) : null}
        />
      </Section>
    </div>
  )
}

function OperationLink({ id }: { id: string }) {
  return (
    <Link prefetch={false} href={`/admin/changes/${id}` as Route}>
      another change
    </Link>
  )
}

async function readOperation(scope: Scope, id: string, paging: Paging) {
  const operation = await getOperation(scope, id)
  if (!operation) return null
  const changes = await listChangesOf(scope, id, paging)
  const question = !operation.undoneBy && operation.changes <= mostAsked ? await askUndo(scope, id) : null
  const conflicts = (question?.conflicts ?? []).slice(0, mostConflicts)
  const names = await nameRecords(scope, [
    ...recordsIn(changes.rows),
    ...conflicts.map(({ entity, recordId }) => ({ table: entity, id: recordId })),
  ])
  return { operation, changes, question, names }
}

import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { routeId } from '@/lib/http/route-id'
import { discardProblemAction, mendProblemAction } from '@/lib/imports/actions'
import { getProblem } from '@/lib/imports/queries'
import { runId } from '@/lib/imports/schema'
import { reasons, type Reason } from '@/lib/legacy-import/reasons'

export const metadata: Metadata = { title: 'Row set aside' }

export default async function ProblemPage({ params }: PageProps<'/admin/imports/[runId]/problems/[problemId]'>) {
  const viewer = await requireViewer('admin')
  const { runId: run, problemId } = await params
  const id = runId.safeParse(run)
  if (!id.success) notFound()
  const problem = await asViewer(viewer, (scope) => getProblem(scope, id.data, routeId(problemId)))
  if (!problem) notFound()
  const cells = Object.entries(problem.raw as Record<string, unknown>)

  return (
    <div className="max-w-3xl">
      <PageHeader title={<>A row of <span className="font-mono">{problem.tableName}</span> set aside</>} about={<>Row {String(problem.rowNumber)} of the file, id <bdi>{problem.rowId ?? 'none'}</bdi></>} />
      <p className="mb-4 rounded-control border-2 border-medium-solid bg-medium-tint px-4 py-3 text-medium-ink">
        {reasons[problem.reason as Reason]}{problem.field && <> The field is <span className="font-mono">{problem.field}</span>.</>}
      </p>
      {problem.state === 'retry' && <p role="status" className="mb-4">It is being tried again with what you entered. <Link href={`/admin/imports/${problem.runId}` as Route} prefetch={false} className="text-primary underline">Back to the import</Link></p>}
      {problem.state === 'imported' && <p role="status" className="mb-4">It has been imported.</p>}
      {problem.state === 'discarded' && <p role="status" className="mb-4">It was left out; this is what it said.</p>}
      {problem.state === 'open' ? (
        <>
          <ActionForm id="mend" action={mendProblemAction}>
            <input type="hidden" name="id" value={problem.id} />
            <input type="hidden" name="version" value={problem.version} />
            {cells.map(([column, value]) => typeof value === 'object' && value !== null
              ? <p key={column} className="mb-4"><span className="block font-medium">{column}</span><span className="text-muted">bytes; they stay as they are in the file</span></p>
              : <TextAreaField key={column} name={`field.${column}`} label={column} rows={String(value ?? '').length > 80 ? 4 : 1} defaultValue={String(value ?? '')} />)}
            <SubmitButton pendingText="Trying…">Try it again with these values</SubmitButton>
          </ActionForm>
          <ActionForm id="discard-row" action={discardProblemAction} className="mt-10">
            <input type="hidden" name="id" value={problem.id} />
            <input type="hidden" name="version" value={problem.version} />
            <SubmitButton kind="secondary" pendingText="Leaving it out…">Leave this row out</SubmitButton>
          </ActionForm>
        </>
      ) : (
        <dl className="border-y border-hairline bg-surface">
          {cells.map(([column, value]) => (
            <div key={column} className="border-b border-hairline px-4 py-2 last:border-b-0">
              <dt className="font-mono text-muted">{column}</dt>
              <dd><bdi>{value === null ? '—' : typeof value === 'object' ? 'bytes' : String(value)}</bdi></dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MendProblem, ProblemRow, ProblemState } from '@/components/imports/problem-row'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { routeId } from '@/lib/http/route-id'
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

  return (
    <div className="max-w-3xl">
      <PageHeader
        title={
          <>
            A row of <span className="font-mono">{problem.tableName}</span> set aside
          </>
        }
        about={
          <>
            Row {String(problem.rowNumber)} of the file, id <bdi>{problem.rowId ?? 'none'}</bdi>
          </>
        }
      />
      <p className="mb-4 rounded-control border-2 border-medium-solid bg-medium-tint px-4 py-3 text-medium-ink">
        {reasons[problem.reason as Reason]}
        {problem.field && (
          <>
            {' '}
            The field is <span className="font-mono">{problem.field}</span>.
          </>
        )}
      </p>
      <ProblemState problem={problem} />
      {problem.state === 'open' ? <MendProblem problem={problem} /> : <ProblemRow problem={problem} />}
    </div>
  )
}

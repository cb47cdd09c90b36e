import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CensusView } from '@/components/imports/census-view'
import { ImportProgress } from '@/components/imports/import-progress'
import { ProblemList } from '@/components/imports/problem-list'
import { ReportView } from '@/components/imports/report-view'
import { RunActions } from '@/components/imports/run-actions'
import { RunFacts } from '@/components/imports/run-facts'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatBytes } from '@/lib/format/numbers'
import { getImportRun, listProblems } from '@/lib/imports/queries'
import { problemFilter, runId } from '@/lib/imports/schema'
import { importStatusLabels } from '@/lib/imports/vocabulary'

export const metadata: Metadata = { title: 'Import' }

export default async function ImportRunPage({ params, searchParams }: PageProps<'/admin/imports/[runId]'>) {
  const viewer = await requireViewer('admin')
  const id = runId.safeParse((await params).runId)
  if (!id.success) notFound()
  const filter = problemFilter.parse(await searchParams)
  const found = await asViewer(viewer, async (scope) => {
    const run = await getImportRun(scope, id.data)
    return run && { run, problems: await listProblems(scope, run.id, filter.kind, filter) }
  })
  if (!found) notFound()
  const { run, problems } = found
  const busy = ['uploaded', 'queued', 'running', 'rolling-back'].includes(run.status)

  return (
    <>
      <PageHeader
        title={`Import run ${run.id}`}
        about={
          <>
            <bdi>{run.fileName}</bdi>, {formatBytes(run.fileBytes)}: {importStatusLabels[run.status].toLowerCase()}
            {run.dryRun ? ' (dry run)' : ''}
          </>
        }
      />
      {run.errorMessage && (
        <p
          role="alert"
          className="mb-4 rounded-control border-2 border-danger bg-danger-tint px-4 py-3 whitespace-pre-line text-danger"
        >
          <bdi>{run.errorMessage}</bdi>
        </p>
      )}
      {busy && (
        <Section title="Progress">
          <ImportProgress run={run.id} status={run.status} progress={run.progress} />
        </Section>
      )}
      <RunActions run={run} />
      {run.report && (
        <Section
          id="report"
          title={run.dryRun ? 'What an import would do' : 'Reconciliation'}
          aside={
            <a href={`/api/imports/${run.id}/report`} download>
              Report as JSON
            </a>
          }
        >
          <ReportView report={run.report} />
        </Section>
      )}
      {(problems.rows.length > 0 || filter.kind === 'repaired' || filter.after) && (
        <ProblemList run={run} problems={problems} kind={filter.kind} />
      )}
      {run.census && (
        <Section id="census" title="What the file holds">
          <CensusView census={run.census} />
        </Section>
      )}
      <RunFacts run={run} />
    </>
  )
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BulkPreview } from '@/components/jobs/bulk-preview'
import { JobActions } from '@/components/jobs/job-actions'
import { JobFacts } from '@/components/jobs/job-facts'
import { JobFile } from '@/components/jobs/job-file'
import { JobRows } from '@/components/jobs/job-rows'
import { JobProgressBar, JobState } from '@/components/jobs/job-state'
import { AutoRefresh } from '@/components/ui/auto-refresh'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer, type Scope } from '@/lib/db/scope'
import { describeExport } from '@/lib/exports/queries'
import { routeId } from '@/lib/http/route-id'
import { readJobRows } from '@/lib/jobs/job-rows'
import { previewBulk } from '@/lib/jobs/preview'
import { getJob } from '@/lib/jobs/queries'
import { jobRowFilter } from '@/lib/jobs/schema'
import { isEnded } from '@/lib/jobs/vocabulary'
import { findList } from '@/lib/lists/registry'

export const metadata: Metadata = { title: 'Job' }

export default async function JobPage({ params, searchParams }: PageProps<'/admin/jobs/[jobId]'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).jobId)
  const filter = jobRowFilter.parse(await searchParams)
  const found = await asViewer(viewer, (scope) => read(scope, id, filter))
  if (!found) notFound()
  const { job, preview, rows } = found
  const isOwn = job.requestedBy === viewer.userId

  if (job.status === 'draft') {
    return (
      <>
        <PageHeader title={job.title} about="Nothing has happened yet. This is what would." />
        {preview && <BulkPreview job={job} preview={preview} noun={found.noun} />}
      </>
    )
  }
  return (
    <>
      <PageHeader title={job.title} about={<JobState job={job} />} />
      {job.errorMessage && (
        <p role="alert" className="mb-4 rounded-control border-2 border-danger bg-danger-tint px-4 py-3 text-danger">
          {job.errorMessage}
        </p>
      )}
      {!isEnded(job.status) && (
        <Section id="progress" title="Progress">
          <JobProgressBar job={job} />
          <AutoRefresh seconds={2} />
        </Section>
      )}
      <JobActions job={job} isOwn={isOwn} />
      <JobFile job={job} isOwn={isOwn} />
      {rows && <JobRows job={job} {...rows} outcome={filter.outcome} />}
      <JobFacts job={job} exported={found.exported} />
    </>
  )
}

async function read(scope: Scope, id: string, filter: ReturnType<typeof jobRowFilter.parse>) {
  const job = await getJob(scope, id)
  if (!job) return null
  const isDraft = job.status === 'draft' && job.kind === 'bulk'
  const preview = isDraft ? await previewBulk(scope, job) : null
  const rows = isDraft || job.kind === 'export' || job.kind === 'undo' ? null : await readJobRows(scope, job, filter)
  const exported = job.kind === 'export' ? await describeExport(scope, job.params) : null
  const noun = findList(job.name.split('.')[0] ?? '')?.noun ?? { one: 'row', many: 'rows' }
  return { job, preview, rows, exported, noun }
}

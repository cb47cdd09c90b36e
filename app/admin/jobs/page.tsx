import type { Metadata, Route } from 'next'
import { JobState } from '@/components/jobs/job-state'
import { JobTable } from '@/components/jobs/job-table'
import { AutoRefresh } from '@/components/ui/auto-refresh'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { listJobs } from '@/lib/jobs/queries'
import { jobFilter } from '@/lib/jobs/schema'
import { isEnded, jobKindLabels, jobSelectionLabels, jobSelections } from '@/lib/jobs/vocabulary'
import { address } from '@/lib/tables/address'

export const metadata: Metadata = { title: 'Jobs' }

export default async function JobsPage({ searchParams }: PageProps<'/admin/jobs'>) {
  const viewer = await requireViewer('admin')
  const filter = jobFilter.parse(await searchParams)
  const page = await asViewer(viewer, (scope) => listJobs(scope, filter))
  const whose = filter.whose === 'mine' ? 'mine' : undefined
  const to = (change: { before?: string; after?: string }) =>
    address('/admin/jobs', { whose, status: filter.status, ...change })
  const filtered = Boolean(whose ?? filter.status)

  return (
    <>
      <PageHeader
        title="Jobs"
        about="What runs in the background: bulk actions, exports, imports of tables, large undos."
      />
      <FilterBar action="/admin/jobs" clearHref={filtered ? '/admin/jobs' : null}>
        <FilterSelect name="whose" label="Asked for by" any="Everybody" value={whose} options={[['mine', 'Me']]} />
        <FilterSelect
          name="status"
          label="Where it stands"
          any="Anywhere"
          value={filter.status}
          options={jobSelections.map((value) => [value, jobSelectionLabels[value]] as const)}
        />
      </FilterBar>
      <JobTable
        rows={page.rows.map((job) => ({
          id: job.id,
          href: `/admin/jobs/${job.id}` as Route,
          title: job.title,
          kind: jobKindLabels[job.kind],
          state: <JobState key={job.id} job={job} />,
          who: job.requestedByName ?? 'a deleted account',
          when: formatMoment(job.createdAt, 'dateTime'),
          ended: formatMoment(job.finishedAt, 'dateTime'),
        }))}
        empty={
          filtered ? (
            <EmptyState title="No job fits these filters." />
          ) : (
            <EmptyState title="Nothing has run in the background yet.">
              Select rows in a list to do something to all of them, or export a list.
            </EmptyState>
          )
        }
      />
      <Pagination
        before={page.before ? to({ before: page.before }) : null}
        after={page.after ? to({ after: page.after }) : null}
      />
      {page.rows.some(({ status }) => !isEnded(status) && status !== 'draft') && <AutoRefresh seconds={3} />}
    </>
  )
}

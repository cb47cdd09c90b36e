import type { Route } from 'next'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar'
import { Pagination } from '@/components/ui/pagination'
import { Section } from '@/components/ui/section'
import { formatCount } from '@/lib/format/numbers'
import type { JobRowsPage } from '@/lib/jobs/job-rows'
import type { JobDetails } from '@/lib/jobs/queries'
import { rowOutcomeLabels, rowOutcomes, type RowOutcomeName } from '@/lib/jobs/vocabulary'
import { address } from '@/lib/tables/address'
import { JobRowTable } from './job-row-table'

/** What became of each row: why some were not done, the rows themselves, and a file of those that were not. */
export function JobRows({
  job,
  page,
  reasons,
  outcome,
}: JobRowsPage & { job: JobDetails; outcome: RowOutcomeName | undefined }) {
  const here = `/admin/jobs/${job.id}`
  const to = (change: { before?: string; after?: string }) => `${address(here, { outcome, ...change })}#rows` as Route
  return (
    <>
      {reasons.length > 0 && (
        <Section
          id="reasons"
          title="Why some were not done"
          aside={
            <a href={`/api/exports/${job.id}/problems`} download>
              All of them as CSV
            </a>
          }
        >
          <ul className="border-y border-hairline bg-surface">
            {reasons.map(({ outcome: what, message, count }) => (
              <li
                key={`${what} ${message}`}
                className="flex flex-wrap gap-x-4 border-b border-hairline px-4 py-2 last:border-b-0"
              >
                <span className="min-w-16 text-right font-medium tabular-nums">{formatCount(count)}</span>
                <span className={what === 'failed' ? 'font-medium text-danger' : 'text-muted'}>
                  {rowOutcomeLabels[what]}
                </span>
                <span>{message}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section id="rows" title="Rows">
        <FilterBar action={`${here}#rows`} clearHref={outcome ? (here as Route) : null}>
          <FilterSelect
            name="outcome"
            label="Outcome"
            any="Any"
            value={outcome}
            options={rowOutcomes.map((value) => [value, rowOutcomeLabels[value]] as const)}
          />
        </FilterBar>
        <JobRowTable
          caption="What became of each row"
          rows={page.rows.map(({ rowNumber, recordId, name, href, outcome: what, message }) => ({
            rowNumber,
            recordId,
            name,
            href: href as Route | null,
            outcome: what,
            message,
          }))}
          empty={<EmptyState title={outcome ? 'No row ended like this.' : 'No row has been taken yet.'} />}
        />
        <Pagination
          before={page.before ? to({ before: page.before }) : null}
          after={page.after ? to({ after: page.after }) : null}
        />
      </Section>
    </>
  )
}

import type { Route } from 'next'
import Link from 'next/link'
import { AutoRefresh } from '@/components/ui/auto-refresh'
import type { CsvJobState } from '@/lib/csv-import/queries'
import { formatCount } from '@/lib/format/numbers'

/** How far a dry run or an import is. */
export function CsvProgress({ job, what, here }: { job: CsvJobState; what: string; here: Route }) {
  const done = job.done + job.skipped + job.failed
  const isWaiting = job.status === 'pending'
  return (
    <div className="rounded-control border border-hairline bg-surface p-4" aria-live="polite">
      <p className="mb-2 font-medium">{isWaiting ? 'Waiting for the worker…' : what}</p>
      <progress
        value={isWaiting || !job.total ? undefined : done}
        max={job.total ?? 1}
        aria-label={what}
        className="h-4 w-full max-w-xl"
      />
      {!isWaiting && (
        <p className="mt-1 text-muted tabular-nums">
          {formatCount(done)}
          {job.total ? ` of ${formatCount(job.total)}` : ''} rows
        </p>
      )}
      <p className="mt-2">
        <Link href={`/admin/jobs/${job.id}` as Route} prefetch={false}>
          Stop it, or see it as a job
        </Link>
      </p>
      <AutoRefresh seconds={1} />
      <noscript>
        <p className="mt-2">
          <a href={here}>Load this page again</a> to see how far it is.
        </p>
      </noscript>
    </div>
  )
}

import { formatCount } from '@/lib/format/numbers'
import type { JobProgress } from '@/lib/jobs/queries'
import { isEnded, jobStatusLabels } from '@/lib/jobs/vocabulary'

/** Where a job stands, in a few words: "Running, 1,200 of 12,408". */
export function JobState({ job }: { job: JobProgress & { cancelRequested?: boolean } }) {
  const { status, total, done, skipped, failed } = job
  const taken = done + skipped + failed
  const counted = isEnded(status)
    ? [
        `${formatCount(done)} done`,
        skipped > 0 && `${formatCount(skipped)} skipped`,
        failed > 0 && `${formatCount(failed)} failed`,
      ]
        .filter(Boolean)
        .join(', ')
    : total !== null && `${formatCount(taken)} of ${formatCount(total)}`
  const colour = status === 'failed' || failed > 0 ? 'font-medium text-danger' : status === 'done' ? 'text-success' : ''
  return (
    <span className={colour}>
      {job.cancelRequested && status === 'running' ? 'Stopping' : jobStatusLabels[status]}
      {status !== 'draft' && counted && <span className="tabular-nums"> · {counted}</span>}
    </span>
  )
}

export function JobProgressBar({ job }: { job: JobProgress }) {
  const taken = job.done + job.skipped + job.failed
  const share = job.total ? Math.min(100, Math.floor((100 * taken) / job.total)) : undefined
  return (
    <div className="rounded-control border border-hairline bg-surface p-4">
      <p className="mb-2 font-medium">
        <JobState job={job} />
      </p>
      <progress
        value={job.status === 'pending' ? undefined : share}
        max={100}
        aria-label="Progress"
        className="h-4 w-full max-w-xl"
      />
      {share !== undefined && <p className="mt-1 text-muted tabular-nums">{share} %</p>}
      <noscript>
        <p className="mt-2">
          <a href="">Load this page again</a> to see how far it is.
        </p>
      </noscript>
    </div>
  )
}

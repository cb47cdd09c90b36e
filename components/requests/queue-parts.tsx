import type { Route } from 'next'
import Link from 'next/link'
import { ActionForm } from '@/components/ui/action-form'
import { EmptyState } from '@/components/ui/empty-state'
import { SubmitButton, TextField } from '@/components/ui/form-fields'
import { recordHref } from '@/lib/changes/record-links'
import { formatAgo, formatMoment } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'
import { pauseQueueAction, resumeQueueAction } from '@/lib/programme/actions'
import type { QueueFigures, QueuePause, RunningReport, SeenWorker } from '@/lib/report-queue/queries'
import { errorClasses, errorClassLabels, mostAttempts } from '@/lib/report-queue/vocabulary'
import { reportTypeLabels } from '@/lib/reports/vocabulary'
import { retryFailedAction } from '@/lib/requests/actions'

/** The switch of the whole queue, and why it is off. */
export function QueueSwitch({ paused }: { paused: QueuePause }) {
  if (paused)
    return (
      <div className="rounded-control border-2 border-medium-solid bg-medium-tint px-4 py-3">
        <p className="font-semibold text-medium-ink">The queue is paused.</p>
        <p className="mb-3 max-w-prose">
          {paused.byName ? <bdi>{paused.byName}</bdi> : 'Somebody'} paused it on {formatMoment(paused.at, 'dateTime')}:{' '}
          <bdi>{paused.reason}</bdi>
        </p>
        <ActionForm id="resume-queue" guard={false} action={resumeQueueAction}>
          <SubmitButton pendingText="Going on…">Let it go on</SubmitButton>
        </ActionForm>
      </div>
    )
  return (
    <ActionForm
      id="pause-queue"
      guard={false}
      action={pauseQueueAction}
      className="flex max-w-xl flex-wrap items-end gap-3"
    >
      <TextField
        name="reason"
        label="Reason"
        hint="What is being made is finished; nothing new is begun until somebody lets it go on."
        required
        className="min-w-64 flex-1"
      />
      <SubmitButton kind="secondary" pendingText="Pausing…">
        Pause the queue
      </SubmitButton>
    </ActionForm>
  )
}

/** What failed, by what must be done about it, with one press for all of a kind. */
export function FailedByClass({ failed }: { failed: QueueFigures['failedByClass'] }) {
  const kinds = [...errorClasses, 'unknown' as const].filter((kind) => failed[kind])
  if (kinds.length === 0) return <EmptyState title="Nothing has failed." />
  return (
    <ul className="border-y border-hairline bg-surface">
      {kinds.map((kind) => (
        <li
          key={kind}
          className="flex flex-wrap items-center justify-between gap-3 border-b border-hairline px-4 py-2 last:border-b-0"
        >
          <span>
            {kind === 'unknown' ? (
              'Not said (the old system)'
            ) : (
              <Link prefetch={false} href={`/admin/requests?f=status:is:failed&f=errorClass:is:${kind}` as Route}>
                {errorClassLabels[kind]}
              </Link>
            )}
            : {formatCount(failed[kind] ?? 0)}
          </span>
          <ActionForm id={`retry-${kind}`} guard={false} action={retryFailedAction}>
            <input type="hidden" name="errorClass" value={kind} />
            <SubmitButton kind="secondary" pendingText="Putting back…">
              Try all again
              <span className="visually-hidden">: {kind === 'unknown' ? 'not said' : errorClassLabels[kind]}</span>
            </SubmitButton>
          </ActionForm>
        </li>
      ))}
    </ul>
  )
}

/** What is being made right now. */
export function RunningReports({ running, now }: { running: RunningReport[]; now: Date }) {
  if (running.length === 0) return <EmptyState title="Nothing is being made at the moment." />
  return (
    <ul className="border-y border-hairline bg-surface">
      {running.map((report) => (
        <li key={report.id} className="border-b border-hairline px-4 py-2 last:border-b-0">
          <Link prefetch={false} href={recordHref('report_status', report.id)}>
            {reportTypeLabels[report.reportType]}, <bdi>{report.patientName}</bdi>
          </Link>
          <span className="block text-muted">
            Try {report.attempts} of {mostAttempts}
            {report.startedAt && `, since ${formatMoment(report.startedAt, 'time')}`}
            {report.heartbeatAt && `, last sign of life ${formatAgo(report.heartbeatAt, now)}`}
            {report.worker && (
              <>
                , by <span className="font-mono text-sm wrap-anywhere">{report.worker}</span>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The processes that make reports, as they last spoke. */
export function SeenWorkers({ workers, now }: { workers: SeenWorker[]; now: Date }) {
  if (workers.length === 0)
    return (
      <EmptyState title="No worker has been seen since yesterday.">
        npm start runs one; npm run worker runs more, on this machine or on others.
      </EmptyState>
    )
  return (
    <ul className="border-y border-hairline bg-surface">
      {workers.map((worker) => (
        <li
          key={worker.name}
          className="flex flex-wrap justify-between gap-x-4 border-b border-hairline px-4 py-2 last:border-b-0"
        >
          <span>
            <span aria-hidden>{worker.isAlive ? '● ' : '○ '}</span>
            <span className="font-mono text-sm wrap-anywhere">{worker.name}</span>
            <span className="text-muted">
              {' '}
              {worker.isAlive ? (worker.requestId ? 'making a report' : 'waiting for work') : 'gone without a word'}
            </span>
          </span>
          <span className="text-muted">
            {formatCount(worker.made)} made, {formatCount(worker.failed)} failed, {formatCount(worker.memoryMegabytes)}{' '}
            MB, seen {formatAgo(worker.seenAt, now)}
          </span>
        </li>
      ))}
    </ul>
  )
}

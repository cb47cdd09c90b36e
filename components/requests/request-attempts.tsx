import { formatMoment } from '@/lib/format/dates'
import type { Attempt } from '@/lib/report-queue/queries'
import { attemptOutcomeLabels, errorClassLabels, stepLabels } from '@/lib/report-queue/vocabulary'

/** Every try at a report: who, when, how it ended, and how long each step took. */
export function RequestAttempts({ attempts }: { attempts: Attempt[] }) {
  if (attempts.length === 0) return <p className="text-muted">No worker has taken it yet.</p>
  return (
    <ol className="border-y border-hairline bg-surface">
      {attempts.map((attempt) => (
        <li key={attempt.number} className="border-b border-hairline px-4 py-3 last:border-b-0">
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="font-medium">
              Try {attempt.number}: {attempt.outcome ? attemptOutcomeLabels[attempt.outcome] : 'At it now'}
              {attempt.errorClass &&
                attempt.outcome !== 'published' &&
                ` (${errorClassLabels[attempt.errorClass].toLowerCase()})`}
            </span>
            <span className="text-muted">
              {formatMoment(attempt.startedAt, 'dateTime')}
              {attempt.durationMilliseconds !== null && `, ${seconds(attempt.durationMilliseconds)}`}
            </span>
          </p>
          {attempt.errorMessage && (
            <p className="max-w-prose">
              <bdi>{attempt.errorMessage}</bdi>
            </p>
          )}
          <p className="text-muted">
            Worker <span className="font-mono text-sm wrap-anywhere">{attempt.worker}</span>
            {attempt.steps.length > 0 && (
              <>
                {' · '}
                {attempt.steps
                  .map(({ step, milliseconds }) => `${stepLabels[step]} ${seconds(milliseconds)}`)
                  .join(' → ')}
              </>
            )}
          </p>
        </li>
      ))}
    </ol>
  )
}

function seconds(milliseconds: number) {
  return `${(milliseconds / 1000).toFixed(milliseconds < 995 ? 2 : 1)} s`
}

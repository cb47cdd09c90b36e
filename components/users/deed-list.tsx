import { EmptyState } from '@/components/ui/empty-state'
import { entityLabel, outcomeLabels } from '@/lib/audit/vocabulary'
import { actionLabel } from '@/lib/changes/action-labels'
import { formatMoment } from '@/lib/format/dates'
import type { DeedRow } from '@/lib/users/queries'

/** What somebody did and saw, latest first: names of things, never values. */
export function DeedList({ deeds }: { deeds: DeedRow[] }) {
  if (deeds.length === 0)
    return (
      <div className="border-y border-hairline bg-surface">
        <EmptyState title="Nothing yet." />
      </div>
    )
  return (
    <ol
      tabIndex={0}
      aria-label="What they did, latest first"
      className="max-h-112 overflow-y-auto border-y border-hairline bg-surface"
    >
      {deeds.map((deed) => (
        <li key={deed.id} className="border-b border-hairline px-4 py-1.5 last:border-b-0">
          <span className="font-medium">{actionLabel(deed.action)}</span>
          <span className="text-muted">
            {' '}
            · {entityLabel(deed.entity)}
            {deed.listedPatients > 0 &&
              `, ${deed.listedPatients === 1 ? '1 patient' : `${deed.listedPatients} patients`}`}
            {' · '}
            <span className="whitespace-nowrap">{formatMoment(deed.at, 'dateTime')}</span>
          </span>
          {deed.outcome !== 'ok' && (
            <span className="font-medium text-danger">
              {' '}
              <span aria-hidden>✕ </span>
              {outcomeLabels[deed.outcome]}
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}

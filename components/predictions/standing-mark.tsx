import type { Standing } from '@/lib/predictions/vocabulary'
import { standingLabels } from '@/lib/predictions/vocabulary'

/** Whether a version of a record counts: sign and word. */
export function StandingMark({ standing }: { standing: Standing }) {
  return standing === 'current' ? (
    <span className="inline-flex items-center gap-1.5 rounded-full bg-success-tint px-2 py-0.5 text-xs whitespace-nowrap text-success">
      <span aria-hidden>●</span>
      {standingLabels.current}
    </span>
  ) : (
    <span className="inline-flex items-center gap-1.5 rounded-full bg-sunken px-2 py-0.5 text-xs whitespace-nowrap text-muted">
      <span aria-hidden>○</span>
      {standingLabels.superseded}
    </span>
  )
}

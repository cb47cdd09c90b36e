import type { Route } from 'next'
import Link from 'next/link'
import { formatCalendarDate } from '@/lib/format/dates'
import type { HandOverRow } from '@/lib/hand-overs/queries'
import { handOverStateLabels, hasWayBack } from '@/lib/hand-overs/vocabulary'

/** Hand-overs, planned ones first, each leading to what became of it. */
export function HandOverTable({ rows }: { rows: HandOverRow[] }) {
  return (
    <ul className="max-w-4xl border-y border-hairline bg-surface">
      {rows.map((row) => (
        <li key={row.id} className="border-b border-hairline px-4 py-2 last:border-b-0">
          <p className="flex flex-wrap justify-between gap-x-3">
            <Link
              href={`/admin/assignments/hand-over/${encodeURIComponent(row.id)}` as Route}
              prefetch={false}
              className="font-medium text-primary underline-offset-2 hover:underline"
            >
              Dr <bdi>{row.fromName}</bdi> to Dr <bdi>{row.toName}</bdi>, {formatCalendarDate(row.onDate)}
            </Link>
            <span className={row.state === 'failed' ? 'font-medium text-danger' : 'text-muted'}>
              {row.state === 'failed' && <span aria-hidden>✕ </span>}
              {handOverStateLabels[row.state]}
              {row.moved !== null && `, ${row.moved === 1 ? '1 patient' : `${row.moved} patients`}`}
            </span>
          </p>
          <p className="wrap-anywhere text-muted">
            {hasWayBack(row) && `Cover until ${formatCalendarDate(row.backOn)}. `}
            {row.reason}
          </p>
        </li>
      ))}
    </ul>
  )
}

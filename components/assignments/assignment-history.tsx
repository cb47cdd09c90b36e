import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import type { AssignmentOf } from '@/lib/assignments/queries'
import { assignmentTypeLabels } from '@/lib/assignments/vocabulary'
import { recordHref } from '@/lib/changes/record-links'
import { formatMoment } from '@/lib/format/dates'

/** Who treated whom, of one patient or of one doctor: each line leads to the assignment and to the other person. */
export function AssignmentHistory({
  of,
  rows,
  empty,
}: {
  of: 'patient' | 'doctor'
  rows: AssignmentOf[]
  empty: string
}) {
  if (rows.length === 0)
    return (
      <div className="border-y border-hairline bg-surface">
        <EmptyState title={empty} />
      </div>
    )
  return (
    <ul className="border-y border-hairline bg-surface">
      {rows.map((row) => (
        <li key={row.id} className="border-b border-hairline px-4 py-2 last:border-b-0">
          <p className="flex flex-wrap items-baseline justify-between gap-x-3">
            <Link
              href={recordHref(of === 'patient' ? 'doctors' : 'patients', row.otherId)}
              prefetch={false}
              className="font-medium text-primary underline-offset-2 hover:underline"
            >
              {of === 'patient' && 'Dr '}
              <bdi>{row.otherName}</bdi>
            </Link>
            <Link
              href={recordHref('doctor_patient_assignments', row.id)}
              prefetch={false}
              className="text-muted underline-offset-2 hover:underline"
            >
              {assignmentTypeLabels[row.assignmentType]},{' '}
              {row.isActive
                ? `since ${formatMoment(row.assignmentDate)}`
                : `${formatMoment(row.assignmentDate)} to ${formatMoment(row.endedAt)}`}
            </Link>
          </p>
          {(row.about || row.endReason) && (
            <p className="wrap-anywhere text-muted">{[row.about, row.endReason].filter(Boolean).join(' · ')}</p>
          )}
        </li>
      ))}
    </ul>
  )
}

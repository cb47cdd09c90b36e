import { formatMoment } from '@/lib/format/dates'
import type { ApprovalChange } from '@/lib/doctors/queries'
import { ApprovalMark } from './approval-mark'

/** How a doctor's approval came to be what it is, latest first, down to the registration. */
export function ApprovalHistory({ changes, registeredAt }: { changes: ApprovalChange[]; registeredAt: Date }) {
  return (
    <ol className="border-y border-hairline bg-surface">
      {changes.map((change) => (
        <li key={change.id} className="border-b border-hairline px-4 py-2">
          <p>
            <ApprovalMark state={change.toState} />
            <span className="text-muted">
              {' '}
              · {formatMoment(change.changedAt, 'dateTime')}, by {change.changedBy ?? 'the system'}
            </span>
          </p>
          {change.reason && <p className="wrap-anywhere whitespace-pre-line">{change.reason}</p>}
        </li>
      ))}
      <li className="px-4 py-2 text-muted">Registered {formatMoment(registeredAt, 'dateTime')}</li>
    </ol>
  )
}

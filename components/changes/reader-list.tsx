import { actorRoleLabel, entityLabel } from '@/lib/audit/vocabulary'
import { actionLabel } from '@/lib/changes/action-labels'
import type { Reader } from '@/lib/changes/queries'
import { formatMoment } from '@/lib/format/dates'
import { EmptyState } from '@/components/ui/empty-state'

/** Who looked at a record: from the audit log, which nobody can change. */
export function ReaderList({ readers }: { readers: Reader[] }) {
  if (readers.length === 0)
    return (
      <div className="border-y border-hairline bg-surface">
        <EmptyState title="Nobody has opened it yet." />
      </div>
    )
  return (
    <ul className="border-y border-hairline bg-surface">
      {readers.map((reader, index) => (
        <li
          key={index}
          className="flex flex-wrap justify-between gap-x-4 border-b border-hairline px-4 py-2 last:border-b-0"
        >
          <span>
            <bdi className="font-medium">{reader.actorName ?? 'Somebody'}</bdi>
            <span className="text-muted"> · {actorRoleLabel(reader.actorRole)}</span>
          </span>
          <span className="text-muted">
            {actionLabel(reader.action)}
            {reader.parts.length > 0 && ` (${reader.parts.map((part) => entityLabel(part)).join(', ')})`} ·{' '}
            {formatMoment(reader.at, 'dateTime')}
          </span>
        </li>
      ))}
    </ul>
  )
}

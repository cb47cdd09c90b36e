import type { ReactNode } from 'react'
import { columnLabel, valueText } from '@/lib/changes/labels'
import type { Change } from '@/lib/changes/queries'
import { formatMoment } from '@/lib/format/dates'

const hidden = ['deletion_id', 'legacy', 'import_run', 'created_at']

/** Each field of a change, before and after; a new record's fields as they began. */
export function ChangeFields({ change }: { change: Change }) {
  const after = change.after ?? {}
  const fields = Object.keys(after).filter((column) => !hidden.includes(column))
  if (change.kind === 'delete') return <p>Purged: gone for good, with what it said.</p>
  if (fields.length === 0) return <p className="text-muted">Nothing that is shown here.</p>
  const isNew = change.kind === 'create'
  return (
    <div className="overflow-x-auto" role="region" aria-label="Fields" tabIndex={0}>
      <table className="text-left">
        <thead>
          <tr className="text-muted">
            <th scope="col" className="py-1 pr-4 font-medium">
              Field
            </th>
            {!isNew && (
              <th scope="col" className="py-1 pr-4 font-medium">
                Before
              </th>
            )}
            <th scope="col" className="py-1 font-medium">
              {isNew ? 'Value' : 'After'}
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map((column) => (
            <tr key={column} className="border-t border-hairline align-top">
              <th scope="row" className="py-1 pr-4 font-normal whitespace-nowrap">
                {columnLabel(column)}
              </th>
              {!isNew && (
                <td className="py-1 pr-4">
                  <Value>{change.before?.[column]}</Value>
                </td>
              )}
              <td className="py-1">
                <Value>{after[column]}</Value>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Value({ children }: { children: unknown }): ReactNode {
  const text = valueText(children, (moment) => formatMoment(moment, 'dateTime'))
  return <bdi className={`wrap-anywhere whitespace-pre-line ${text === 'nothing' ? 'text-muted' : ''}`}>{text}</bdi>
}

/** "Created", "Changed", "Moved to the trash", "Restored from the trash", "Purged". */
export function changeTitle({ kind, before, after }: Change): string {
  if (kind === 'create') return 'Created'
  if (kind === 'delete') return 'Purged'
  if (after && 'deleted_at' in after) return after.deleted_at ? 'Moved to the trash' : 'Restored from the trash'
  return before && Object.keys(before).length === 1
    ? `Changed ${columnLabel(Object.keys(before)[0]!).toLowerCase()}`
    : 'Changed'
}

import type { ReactNode } from 'react'
import { columnLabel, valueText } from '@/lib/changes/labels'
import type { Change } from '@/lib/changes/queries'
import { referenceOf } from '@/lib/changes/references'
import { formatMoment } from '@/lib/format/dates'
import type { RecordNames } from '@/lib/record-names/vocabulary'
import { RecordName } from './record-name'

const hidden = ['id', 'deletion_id', 'legacy', 'import_run', 'created_at']

/** Each field of a change, before and after; a new record's fields as they began. What leads to a record has its name. */
export function ChangeFields({ change, names }: { change: Change; names: RecordNames }) {
  const after = change.after ?? {}
  const isNew = change.kind === 'create'
  const fields = Object.keys(after).filter(
    // a new record says what it has, not what it has not
    (column) => !hidden.includes(column) && !(isNew && (after[column] === null || after[column] === '')),
  )
  const shown = (column: string, value: unknown) => {
    const table = referenceOf(change.table, column)
    if (table && typeof value === 'string' && value !== '') return <RecordName table={table} id={value} names={names} />
    return <Value>{value}</Value>
  }
  if (change.kind === 'delete') return <p>Purged: gone for good, with what it said.</p>
  if (fields.length === 0) return <p className="text-muted">Nothing that is shown here.</p>
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
              {!isNew && <td className="py-1 pr-4">{shown(column, change.before?.[column])}</td>}
              <td className="py-1">{shown(column, after[column])}</td>
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

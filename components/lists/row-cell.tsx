import type { ListColumn } from '@/lib/lists/list'
import type { ListView } from '@/lib/lists/read-list'
import type { ListRow } from '@/lib/lists/read-rows'
import { showCell, type CellContent } from './cell-view'
import { EditableCell } from './editable-cell'
import { readCell } from './read-cell'

type Props = {
  view: ListView
  column: ListColumn
  row: ListRow
  /** What a person calls the row. */
  name: string
  /** How this page shows the column, when it is not as its kind says. */
  own: ((row: ListRow) => CellContent) | undefined
  now: Date
}

/** A cell of a list, and the means to change it where the list says so. No component: its data are to stay data. */
export function rowCell({ view: { list }, column, row, name, own, now }: Props): CellContent {
  const shown = own?.(row) ?? readCell(column, row, now)
  const { edit } = column
  const { version } = row
  if (!edit || version === undefined || version === null || edit.when?.(row.values) === false) return shown
  return (
    <EditableCell
      key={column.id}
      cell={{
        list: list.name,
        column: column.id,
        label: column.label,
        id: row.id,
        version,
        name,
        value: String(row.values[column.id] ?? ''),
        choices: edit.choices,
        most: edit.most,
      }}
    >
      {showCell(shown)}
    </EditableCell>
  )
}

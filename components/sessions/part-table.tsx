import type { ReactNode } from 'react'
import { PlainTable } from '@/components/ui/plain-table'

type Props<Row> = {
  caption: string
  rows: readonly Row[]
  rowKey: (row: Row) => string
  columns: { header: string; cell: (row: Row) => ReactNode; isSecondary?: boolean }[]
  empty: string
}

/** What belongs to a record, as a short table within its page. */
export function PartTable<Row>({ caption, rows, rowKey, columns, empty }: Props<Row>) {
  if (rows.length === 0) return <p className="border-y border-hairline bg-surface px-4 py-3 text-muted">{empty}</p>
  return (
    <PlainTable
      caption={caption}
      head={columns.map(({ header, isSecondary }) => (
        <th key={header} scope="col" className={`px-4 py-1.5 font-medium ${isSecondary ? 'max-md:hidden' : ''}`}>
          {header}
        </th>
      ))}
    >
      {rows.map((row) => (
        <tr key={rowKey(row)} className="border-b border-hairline last:border-b-0">
          {columns.map(({ header, cell, isSecondary }) => (
            <td key={header} className={`px-4 py-2 align-top ${isSecondary ? 'max-md:hidden' : ''}`}>
              {cell(row)}
            </td>
          ))}
        </tr>
      ))}
    </PlainTable>
  )
}

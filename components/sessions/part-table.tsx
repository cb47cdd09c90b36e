import type { ReactNode } from 'react'

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
    <div
      className="overflow-x-auto border-y border-hairline bg-surface"
      tabIndex={0}
      role="region"
      aria-label={caption}
    >
      <table className="w-full text-left">
        <caption className="visually-hidden">{caption}</caption>
        <thead className="border-b border-hairline bg-sunken">
          <tr>
            {columns.map(({ header, isSecondary }) => (
              <th key={header} scope="col" className={`px-4 py-1.5 font-medium ${isSecondary ? 'max-md:hidden' : ''}`}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b border-hairline last:border-b-0">
              {columns.map(({ header, cell, isSecondary }) => (
                <td key={header} className={`px-4 py-2 align-top ${isSecondary ? 'max-md:hidden' : ''}`}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

import type { ReactNode } from 'react'

/** How a chart is called in its table: one row each, the first column names it. */
export type ChartTable = {
  caption: string
  columns: string[]
  rows: { key: string; cells: ReactNode[]; mark?: string }[]
}

/**
 * A chart that is text, picture and table at once. The sentence says what the picture shows and is its name for a screen
 * reader; the table behind holds every value. Printed, all three stand on paper. The picture comes as one or two drawings
 * with `role="img"` and `aria-labelledby={sentenceId}`.
 */
export function ChartFrame({
  sentenceId,
  sentence,
  table,
  controls,
  legend,
  children,
}: {
  sentenceId: string
  sentence: string
  table: ChartTable
  controls?: ReactNode
  legend?: ReactNode
  children: ReactNode
}) {
  return (
    <figure className="rounded-control border border-hairline bg-surface p-4 print:break-inside-avoid">
      <figcaption className="mb-3">
        <p id={sentenceId}>{sentence}</p>
      </figcaption>
      {controls && <div className="no-print mb-3">{controls}</div>}
      {children}
      {legend && <div className="mt-2 text-muted">{legend}</div>}
      <details className="mt-3 border-t border-hairline pt-1">
        <summary className="min-h-control content-center font-medium">Show as a table</summary>
        <ChartTableView table={table} />
      </details>
    </figure>
  )
}

function ChartTableView({ table: { caption, columns, rows } }: { table: ChartTable }) {
  if (rows.length === 0) return <p className="py-2 text-muted">There is nothing to show in this time.</p>
  return (
    <div role="region" aria-label={caption} tabIndex={0} className="max-h-96 overflow-auto print:max-h-none">
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr className="text-left text-muted">
            {columns.map((column) => (
              <th key={column} scope="col" className="h-row px-2 font-medium">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...others], mark }) => (
            <tr key={key} data-mark={mark} className="border-t border-hairline align-top data-lit:bg-primary-tint">
              <th scope="row" className="px-2 py-1.5 text-left font-normal whitespace-nowrap">
                {first}
              </th>
              {others.map((cell, index) => (
                <td key={index} className="px-2 py-1.5">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

import { formatCount } from '@/lib/format/numbers'
import type { TableCensus } from '@/lib/legacy-import/census'

/** What a file holds, before anybody decides: rows, and whatever looks odd about them. */
export function CensusView({ census }: { census: TableCensus[] }) {
  return (
    <div
      role="region"
      aria-label="Rows and oddities per table"
      tabIndex={0}
      className="overflow-x-auto border-y border-hairline bg-surface"
    >
      <table>
        <caption className="visually-hidden">What the file holds, per table</caption>
        <thead>
          <tr className="text-left text-muted">
            <th scope="col" className="h-row px-3 font-medium">
              Table
            </th>
            <th scope="col" className="h-row px-3 text-right font-medium">
              Rows
            </th>
            <th scope="col" className="h-row px-3 font-medium">
              Worth knowing
            </th>
          </tr>
        </thead>
        <tbody>
          {census.map((table) => (
            <tr key={table.table} className="border-t border-hairline align-top">
              <th scope="row" className="px-3 py-2 text-left font-mono font-normal">
                {table.table}
              </th>
              <td className="px-3 py-2 text-right tabular-nums">{formatCount(table.rows)}</td>
              <td className="px-3 py-2">
                {findings(table).map((finding) => (
                  <p key={finding}>{finding}</p>
                ))}
                <Values values={table.values} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function findings({ orphans, duplicates, times, unknownColumns, missingColumns }: TableCensus): string[] {
  const some = (counts: Record<string, number>) => Object.entries(counts).filter(([, count]) => count > 0)
  return [
    ...some(orphans).map(([column, count]) => `${formatCount(count)} with a ${column} that does not exist`),
    ...some(duplicates).map(([column, count]) => `${formatCount(count)} with a ${column} that another row has`),
    ...Object.entries(times)
      .filter(([, { odd }]) => odd > 0)
      .map(([column, { odd }]) => `${formatCount(odd)} with a ${column} that is no date`),
    ...Object.entries(times)
      .filter(([, { earliest }]) => earliest)
      .map(([column, { earliest, latest }]) => `${column} from ${earliest?.slice(0, 10)} to ${latest?.slice(0, 10)}`),
    ...(unknownColumns.length > 0
      ? [`Columns we do not know, kept with each record: ${unknownColumns.join(', ')}`]
      : []),
    ...(missingColumns.length > 0 ? [`Columns this file does not have: ${missingColumns.join(', ')}`] : []),
  ]
}

function Values({ values }: { values: TableCensus['values'] }) {
  const columns = Object.entries(values)
  if (columns.length === 0) return null
  return (
    <details className="mt-1">
      <summary className="text-primary">Values</summary>
      {columns.map(([column, counts]) => (
        <p key={column} className="mt-1">
          <span className="font-mono">{column}</span>:{' '}
          <bdi>
            {Object.entries(counts)
              .map(([value, count]) => `${value} ${formatCount(count)}`)
              .join(' · ')}
          </bdi>
        </p>
      ))}
    </details>
  )
}

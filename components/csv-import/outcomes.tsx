import type { Route } from 'next'
import Link from 'next/link'
import { Section } from '@/components/ui/section'
import { Stat } from '@/components/ui/stat'
import type { ShownRow } from '@/lib/csv-import/queries'
import { csvOutcomeLabels, csvOutcomes, type CsvCounts, type CsvOutcome } from '@/lib/csv-import/vocabulary'
import { formatCount } from '@/lib/format/numbers'

export type OutcomeRows = Record<CsvOutcome, ShownRow[]>

/** Four figures; each leads to its rows. */
export function OutcomeFigures({ counts, isDry }: { counts: CsvCounts; isDry: boolean }) {
  return (
    <div className="mb-6 grid grid-cols-2 gap-3 lg:grid-cols-4">
      {csvOutcomes.map((outcome) => (
        <Stat
          key={outcome}
          label={csvOutcomeLabels[outcome][isDry ? 'would' : 'did']}
          value={formatCount(counts[outcome])}
          {...(counts[outcome] > 0 && { href: `#${outcome}` as Route })}
        />
      ))}
    </div>
  )
}

const order = ['error', 'skip', 'create', 'update'] as const

/** The first rows of each outcome, those that need a person first. */
export function OutcomeTables({
  counts,
  rows,
  headers,
  isDry,
  hrefOf,
}: {
  counts: CsvCounts
  rows: OutcomeRows
  headers: readonly string[]
  isDry: boolean
  hrefOf: (recordId: string) => Route
}) {
  return order
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => {
      const shown = rows[outcome].length
      const label = csvOutcomeLabels[outcome][isDry ? 'would' : 'did']
      return (
        <Section
          key={outcome}
          id={outcome}
          title={label}
          aside={shown < counts[outcome] ? `the first ${formatCount(shown)} of ${formatCount(counts[outcome])}` : null}
        >
          <OutcomeTable caption={label} rows={rows[outcome]} headers={headers} hrefOf={hrefOf} />
        </Section>
      )
    })
}

function OutcomeTable({
  caption,
  rows,
  headers,
  hrefOf,
}: {
  caption: string
  rows: ShownRow[]
  headers: readonly string[]
  hrefOf: (recordId: string) => Route
}) {
  const hasReasons = rows.some(({ message }) => message)
  return (
    <div
      role="region"
      aria-label={`${caption}: rows`}
      tabIndex={0}
      className="max-h-[36rem] overflow-auto border-y border-hairline bg-surface"
    >
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr className="text-left text-muted">
            <th scope="col" className="h-row px-3 font-medium">
              Row
            </th>
            <th scope="col" className="h-row px-3 font-medium">
              {hasReasons ? 'Why, and what the row says' : 'What the row says'}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.rowNumber} className="border-t border-hairline align-top">
              <th scope="row" className="px-3 py-2 text-left font-normal tabular-nums">
                {row.recordId ? (
                  <Link href={hrefOf(row.recordId)} prefetch={false}>
                    <span className="visually-hidden">Record of row </span>
                    {formatCount(row.rowNumber)}
                  </Link>
                ) : (
                  formatCount(row.rowNumber)
                )}
              </th>
              <td className="min-w-48 px-3 py-2 wrap-anywhere">
                {row.message && <bdi className="block">{row.message}</bdi>}
                <span className="text-muted">
                  <Cells row={row} headers={headers} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** In the order of the file, whatever order the database keeps them in. */
function Cells({ row: { data }, headers }: { row: ShownRow; headers: readonly string[] }) {
  const filled = [...new Set(headers)].filter((header) => data[header])
  return filled.map((header, at) => (
    <span key={header}>
      {at > 0 && ' · '}
      <span>{header}:</span> <bdi className="text-ink">{data[header]}</bdi>
    </span>
  ))
}

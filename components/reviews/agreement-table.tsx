import Link from 'next/link'
import { PlainTable } from '@/components/ui/plain-table'
import { formatCount, formatShare } from '@/lib/format/numbers'
import type { Sums } from '@/lib/reviews/agreement-sums'
import type { Interval } from '@/lib/reviews/wilson'
import { address } from '@/lib/tables/address'

type Row = Sums & {
  key: string
  label: string
  model: string | null
  month?: string
  rate: number | null
  interval: Interval | null
}
type Props = { caption: string; head: string; rows: Row[] }

const figures = [
  ['agreed', 'Agreed', (row: Row) => row.agreed],
  ['disagreed', 'Disagreed', (row: Row) => row.disagreed],
  ['not-usable', 'Not usable', (row: Row) => row.notUsable],
  ['unreviewed', 'Unreviewed', (row: Row) => row.unreviewed],
] as const

/** What became of results, each figure leading to the results it counts. */
export function AgreementTable({ caption, head, rows }: Props) {
  return (
    <PlainTable
      caption={caption}
      head={
        <>
          <th scope="col" className="px-4 py-1.5 font-medium">
            {head}
          </th>
          <th scope="col" className="px-4 py-1.5 font-medium whitespace-nowrap">
            Agreement, 95 % interval
          </th>
          {['Results', ...figures.map(([, label]) => label)].map((label) => (
            <th key={label} scope="col" className="px-4 py-1.5 text-right font-medium whitespace-nowrap">
              {label}
            </th>
          ))}
        </>
      }
    >
      {rows.map((row) => (
        <tr key={row.key} className="border-b border-hairline last:border-b-0">
          <th scope="row" className="px-4 py-2 font-normal whitespace-nowrap">
            <bdi>{row.label}</bdi>
          </th>
          <td className="px-4 py-2 whitespace-nowrap tabular-nums">
            {row.rate === null ? (
              <span className="text-muted">none judged</span>
            ) : (
              <>
                <span className="font-semibold">{formatShare(row.rate)}</span>
                {row.interval && (
                  <span className="text-muted">
                    {' '}
                    ({formatShare(row.interval.least)} to {formatShare(row.interval.most)})
                  </span>
                )}
              </>
            )}
          </td>
          <Figure row={row} count={row.total} />
          {figures.map(([state, , count]) => (
            <Figure key={state} row={row} state={state} count={count(row)} />
          ))}
        </tr>
      ))}
    </PlainTable>
  )
}

function Figure({ row, state, count }: { row: Row; state?: string; count: number }) {
  const href = address('/admin/reviews/results', { model: row.model, month: row.month, state })
  return (
    <td className="px-4 py-2 text-right tabular-nums">
      {count === 0 || row.model === null ? (
        formatCount(count)
      ) : (
        <Link href={href} prefetch={false}>
          {formatCount(count)}
        </Link>
      )}
    </td>
  )
}

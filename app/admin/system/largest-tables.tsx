import type { Route } from 'next'
import Link from 'next/link'
import { formatAgo } from '@/lib/format/dates'
import { formatBytes, formatCount, formatShare } from '@/lib/format/numbers'
import type { TableFigures } from '@/lib/system/queries'
import { listsOfTables } from '@/lib/system/vocabulary'

const head = 'px-4 py-1.5 font-medium whitespace-nowrap print:px-2 print:whitespace-normal'
const number = 'px-4 py-2 text-right whitespace-nowrap tabular-nums print:px-2'

/** The largest tables with their indexes, each leading to its list where there is one. */
export function LargestTables({ tables, whole, now }: { tables: TableFigures[]; whole: number; now: Date }) {
  return (
    <div
      className="overflow-x-auto border-y border-hairline bg-surface print:overflow-visible"
      tabIndex={0}
      role="region"
      aria-labelledby="largest-tables"
    >
      <table className="w-full text-left">
        <caption className="visually-hidden">Largest tables</caption>
        <thead className="border-b border-hairline bg-sunken">
          <tr>
            <th scope="col" className={head}>
              Table
            </th>
            {['With indexes', 'Of the database', 'Rows, roughly', 'Dead rows'].map((label) => (
              <th key={label} scope="col" className={`${head} text-right`}>
                {label}
              </th>
            ))}
            <th scope="col" className={head}>
              Vacuumed
            </th>
          </tr>
        </thead>
        <tbody>
          {tables.map((table) => (
            <tr key={table.name} className="border-b border-hairline last:border-b-0">
              <th scope="row" className="px-4 py-2 font-mono text-sm font-normal whitespace-nowrap print:px-2">
                <TableName name={table.name} />
              </th>
              <td className={number}>{formatBytes(table.bytes)}</td>
              <td className={number}>{formatShare(whole > 0 ? table.bytes / whole : null)}</td>
              <td className={number}>{table.rows === null ? 'not known' : formatCount(table.rows)}</td>
              <td className={number}>{table.deadRows === null ? 'not known' : formatCount(table.deadRows)}</td>
              <td className="px-4 py-2 whitespace-nowrap print:px-2">{formatAgo(table.vacuumedAt, now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function TableName({ name }: { name: string }) {
  const href = listsOfTables[name]
  if (!href) return name
  return (
    <Link href={href as Route} prefetch={false} className="inline-flex min-h-6 items-center text-primary underline">
      {name}
    </Link>
  )
}

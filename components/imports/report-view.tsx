import { formatCount } from '@/lib/format/numbers'
import { reasons } from '@/lib/legacy-import/reasons'
import type { ImportReport } from '@/lib/legacy-import/report'

/** What became of every row, as a page: each line adds up. */
export function ReportView({ report }: { report: ImportReport }) {
  const { tables, derived, mismatches, problems, notices } = report
  return (
    <div className="grid gap-4">
      {report.alreadyImported && (
        <p role="status" className="font-medium">
          This very file was imported before, by run {report.run}. Nothing was changed. This is the report of that run.
        </p>
      )}
      <div
        role="region"
        aria-label="Rows per table"
        tabIndex={0}
        className="overflow-x-auto border-y border-hairline bg-surface"
      >
        <table>
          <caption className="visually-hidden">What became of every row, per table</caption>
          <thead>
            <tr className="text-muted">
              <th scope="col" className="h-row px-3 text-left font-medium">
                Table
              </th>
              {['Read', 'Imported', 'Repaired', 'Set aside'].map((name) => (
                <th key={name} scope="col" className="h-row px-3 text-right font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Object.entries(tables).map(([table, tally]) => (
              <tr key={table} className="border-t border-hairline">
                <th scope="row" className="h-row px-3 text-left font-mono font-normal">
                  {table}
                </th>
                {[tally.read, tally.imported, tally.repaired, tally.quarantined].map((count, index) => (
                  <td
                    key={index}
                    className={`h-row px-3 text-right tabular-nums ${index > 1 && count > 0 ? 'font-semibold' : ''}`}
                  >
                    {formatCount(count)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        Derived from them: assignments {formatCount(derived.assignments)}, timeline entries{' '}
        {formatCount(derived.timeline)}, report requests {formatCount(derived.reportStatus)}, patients with statistics{' '}
        {formatCount(derived.statistics)}, with a positive model result {formatCount(derived.positivePatients)}.
        Compared with a recount,{' '}
        {mismatches.statistics + mismatches.timeline === 0
          ? 'nothing differs'
          : `${mismatches.statistics + mismatches.timeline} rows differ`}
        .
      </p>
      {problems.length > 0 && (
        <ul className="list-disc pl-5">
          {problems.map(({ table, kind, reason, rows }) => (
            <li key={`${table}${kind}${reason}`}>
              <span className="tabular-nums">{formatCount(rows)}</span> in <span className="font-mono">{table}</span>{' '}
              {kind === 'repaired' ? 'repaired' : 'set aside'}: {reasons[reason]}
            </li>
          ))}
        </ul>
      )}
      {notices.map((notice) => (
        <p key={notice} className="text-muted">
          {notice}
        </p>
      ))}
    </div>
  )
}

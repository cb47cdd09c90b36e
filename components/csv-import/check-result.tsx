import type { Route } from 'next'
import Link from 'next/link'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { startCheckAction, startCsvImportAction } from '@/lib/csv-import/actions'
import type { CsvImport } from '@/lib/csv-import/queries'
import { csvEntityNouns, type CsvCounts } from '@/lib/csv-import/vocabulary'
import { formatCount } from '@/lib/format/numbers'
import { OutcomeFigures, OutcomeTables, type OutcomeRows } from './outcomes'

type Props = {
  csv: CsvImport
  counts: CsvCounts
  rows: OutcomeRows
  earlier: { id: string } | null
  hrefOf: (recordId: string) => Route
}

/** What an import would do, row by row, and the button that does it. */
export function CheckResult({ csv, counts, rows, earlier, hrefOf }: Props) {
  return (
    <>
      <OutcomeFigures counts={counts} isDry />
      <Decision csv={csv} counts={counts} earlier={earlier} />
      <OutcomeTables counts={counts} rows={rows} headers={csv.headers} isDry hrefOf={hrefOf} />
    </>
  )
}

function Decision({ csv, counts, earlier }: Pick<Props, 'csv' | 'counts' | 'earlier'>) {
  const changes = counts.create + counts.update
  const { one, many } = csvEntityNouns[csv.entity]
  return (
    <div className="mb-8 rounded-control border border-hairline bg-surface p-4">
      <p className="mb-3 max-w-prose">{verdict(counts, many)}</p>
      {counts.error > 0 && (
        <p className="mb-3 max-w-prose">
          <a href={`/api/csv-imports/${csv.id}/errors?of=check`} download>
            The rows that would fail, as a file
          </a>
          : as they are, with the reason in a last column. Mend them there and send them as an import of their own, or
          mend the whole file and send it again.
        </p>
      )}
      {earlier ? (
        <p role="status" className="rounded-control border border-medium bg-medium-tint px-4 py-3">
          This very file has been imported already, with the same columns.{' '}
          <Link href={`/admin/imports/csv/${earlier.id}` as Route} prefetch={false}>
            See that import
          </Link>
          : once it is taken back, this one can go on.
        </p>
      ) : (
        <div className="flex flex-wrap items-start gap-2">
          {changes > 0 && (
            <ActionForm id="import-csv" action={startCsvImportAction} version={csv.version}>
              <input type="hidden" name="id" value={csv.id} />
              <SubmitButton pendingText="Starting…">
                Import {formatCount(changes)} {changes === 1 ? one : many}
              </SubmitButton>
            </ActionForm>
          )}
          <ActionForm id="check-csv-again" action={startCheckAction} version={csv.version}>
            <input type="hidden" name="id" value={csv.id} />
            <SubmitButton kind="secondary" pendingText="Starting…">
              Try it dry again
            </SubmitButton>
          </ActionForm>
        </div>
      )}
    </div>
  )
}

function verdict({ create, update, skip, error }: CsvCounts, many: string) {
  if (create + update === 0) return `None of the ${many} of this file would be imported. Below it says why, row by row.`
  if (error + skip === 0) return `Every row can be imported. Nothing has been changed so far.`
  const left = [
    ...(error > 0 ? [`${formatCount(error)} would fail`] : []),
    ...(skip > 0 ? [`${formatCount(skip)} would be skipped`] : []),
  ]
  return `${left.join(' and ')}; the other rows can be imported without them. Nothing has been changed so far.`
}

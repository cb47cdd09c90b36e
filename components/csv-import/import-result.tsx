import type { Route } from 'next'
import Link from 'next/link'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { Section } from '@/components/ui/section'
import { takeBackCsvImportAction } from '@/lib/csv-import/actions'
import type { CsvImport } from '@/lib/csv-import/queries'
import { csvEntityNouns, type CsvCounts } from '@/lib/csv-import/vocabulary'
import { formatCount } from '@/lib/format/numbers'
import { OutcomeFigures, OutcomeTables, type OutcomeRows } from './outcomes'

type Props = {
  csv: CsvImport
  counts: CsvCounts
  rows: OutcomeRows
  hrefOf: (recordId: string) => Route
}

/** What an import did, row by row, and how to take it back. */
export function ImportResult({ csv, counts, rows, hrefOf }: Props) {
  const stopped = csv.import && csv.import.status !== 'done'
  return (
    <>
      {csv.state === 'taken-back' && (
        <p role="status" className="mb-4 rounded-control border border-success bg-success-tint px-4 py-3">
          This import has been taken back: what it created is in the trash, what it changed says again what it said
          before.{' '}
          {csv.filePath && (
            <Link href={`/admin/imports/csv/${csv.id}/columns` as Route} prefetch={false}>
              Import the file again
            </Link>
          )}
        </p>
      )}
      {stopped && csv.state === 'imported' && (
        <p role="alert" className="mb-4 rounded-control border-2 border-danger bg-danger-tint px-4 py-3 text-danger">
          The import ended before its last row. {csv.import?.errorMessage ?? 'It was stopped.'} What had come in by then
          is here; take it back, and import the file again.
        </p>
      )}
      <OutcomeFigures counts={counts} isDry={false} />
      {csv.state === 'imported' && <TakeBack csv={csv} counts={counts} />}
      {counts.error > 0 && csv.filePath && (
        <p className="mb-6">
          <a href={`/api/csv-imports/${csv.id}/errors?of=import`} download>
            The rows that failed, as a file
          </a>
          : mend them there and send them as an import of their own.
        </p>
      )}
      <OutcomeTables counts={counts} rows={rows} headers={csv.headers} isDry={false} hrefOf={hrefOf} />
    </>
  )
}

function TakeBack({ csv, counts: { create, update } }: Pick<Props, 'csv' | 'counts'>) {
  if (create + update === 0) return null
  const { one, many } = csvEntityNouns[csv.entity]
  const words = [
    ...(create > 0 ? [`${formatCount(create)} ${create === 1 ? one : many} go to the trash`] : []),
    ...(update > 0 ? [`${formatCount(update)} ${update === 1 ? one : many} say again what they said before`] : []),
  ]
  return (
    <Section id="take-back" title="Take it back">
      <p className="mb-2 max-w-prose text-muted">
        {words.join(', ')}; all of it or nothing. It is refused when one of them has been changed or used since.
      </p>
      <ActionForm id="take-back-csv" action={takeBackCsvImportAction} version={csv.version}>
        <input type="hidden" name="id" value={csv.id} />
        <SubmitButton kind="danger" pendingText="Taking it back…">
          Take this import back
        </SubmitButton>
      </ActionForm>
    </Section>
  )
}

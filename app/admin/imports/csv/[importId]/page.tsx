import type { Metadata, Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { CsvPage } from '@/components/csv-import/csv-page'
import { CsvProgress } from '@/components/csv-import/csv-progress'
import { ImportResult } from '@/components/csv-import/import-result'
import { LinkButton } from '@/components/ui/link-button'
import { EmptyState } from '@/components/ui/empty-state'
import { requireViewer } from '@/lib/auth/viewer'
import type { CsvImport } from '@/lib/csv-import/queries'
import { asViewer } from '@/lib/db/scope'
import { openImport } from './open-import'
import { readOutcomes, recordHrefOf } from './read-outcomes'

export const metadata: Metadata = { title: 'CSV import' }

export default async function CsvImportPage({ params }: PageProps<'/admin/imports/csv/[importId]'>) {
  const viewer = await requireViewer('admin')
  const { importId } = await params
  const { csv, rows } = await asViewer(viewer, async (scope) => {
    const csv = await openImport(scope, importId)
    return { csv, rows: csv?.import && csv.importCounts ? await readOutcomes(scope, csv.import.id) : null }
  })
  if (!csv) notFound()
  if (csv.state === 'uploaded' && csv.filePath) redirect(nextStep(csv))

  return (
    <CsvPage csv={csv} step="result">
      {csv.state === 'importing' && csv.import && (
        <CsvProgress job={csv.import} what="Importing" here={`/admin/imports/csv/${csv.id}` as Route} />
      )}
      {csv.importCounts && rows && (
        <ImportResult csv={csv} counts={csv.importCounts} rows={rows} hrefOf={recordHrefOf(csv.entity)} />
      )}
      {(csv.state === 'discarded' || (csv.state === 'uploaded' && !csv.filePath)) && (
        <EmptyState title={csv.state === 'discarded' ? 'This file was put aside.' : 'The file is no longer kept.'}>
          <p className="mb-3">It was not imported. Files are kept for thirty days at most.</p>
          <LinkButton href="/admin/imports/csv">Send a file</LinkButton>
        </EmptyState>
      )}
    </CsvPage>
  )
}

function nextStep({ id, settings, columns }: CsvImport): Route {
  const step = !settings.dateOrder ? 'read' : !columns ? 'columns' : 'check'
  return `/admin/imports/csv/${id}/${step}` as Route
}

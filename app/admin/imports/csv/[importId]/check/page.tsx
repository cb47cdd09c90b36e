import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { CheckResult } from '@/components/csv-import/check-result'
import { CsvPage } from '@/components/csv-import/csv-page'
import { CsvProgress } from '@/components/csv-import/csv-progress'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { startCheckAction } from '@/lib/csv-import/actions'
import { getEarlierImport, type CsvImport } from '@/lib/csv-import/queries'
import { asViewer } from '@/lib/db/scope'
import { openImport, requireOpenFile } from '../open-import'
import { readOutcomes, recordHrefOf } from '../read-outcomes'

export const metadata: Metadata = { title: 'Dry run of an import' }

export default async function CheckPage({ params }: PageProps<'/admin/imports/csv/[importId]/check'>) {
  const viewer = await requireViewer('admin')
  const { importId } = await params
  const found = await asViewer(viewer, async (scope) => {
    const csv = await openImport(scope, importId)
    return {
      csv,
      earlier: csv && (await getEarlierImport(scope, csv)),
      rows: csv?.check && csv.checkCounts ? await readOutcomes(scope, csv.check.id) : null,
    }
  })
  const csv = requireOpenFile(found.csv)
  if (!csv.columns) redirect(`/admin/imports/csv/${csv.id}/columns` as Route)
  const isBusy = csv.check?.status === 'pending' || csv.check?.status === 'running'

  return (
    <CsvPage csv={csv} step="check">
      {isBusy && csv.check && (
        <CsvProgress
          job={csv.check}
          what="Trying every row and keeping none"
          here={`/admin/imports/csv/${csv.id}/check` as Route}
        />
      )}
      {!isBusy && csv.checkCounts && found.rows && (
        <CheckResult
          csv={csv}
          counts={csv.checkCounts}
          rows={found.rows}
          earlier={found.earlier}
          hrefOf={recordHrefOf(csv.entity)}
        />
      )}
      {!isBusy && !csv.checkCounts && <TryAgain csv={csv} />}
    </CsvPage>
  )
}

function TryAgain({ csv }: { csv: CsvImport }) {
  return (
    <Section id="try" title={csv.check ? 'The dry run did not come to an end' : 'Not tried yet'}>
      {csv.check && (
        <p role="alert" className="mb-3 rounded-control border-2 border-danger bg-danger-tint px-4 py-3 text-danger">
          {csv.check.errorMessage ?? 'It was stopped.'}
        </p>
      )}
      <ActionForm id="check-csv" action={startCheckAction} version={csv.version}>
        <input type="hidden" name="id" value={csv.id} />
        <SubmitButton pendingText="Starting…">Try it dry</SubmitButton>
      </ActionForm>
    </Section>
  )
}

import type { Metadata } from 'next'
import { CsvPage } from '@/components/csv-import/csv-page'
import { PreviewTable } from '@/components/csv-import/preview-table'
import { ReadingSettings } from '@/components/csv-import/reading-settings'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { discardCsvImportAction } from '@/lib/csv-import/actions'
import { preview } from '@/lib/csv-import/sniff'
import { asViewer } from '@/lib/db/scope'
import { openImport, requireOpenFile } from '../open-import'

export const metadata: Metadata = { title: 'How the file is read' }

export default async function ReadPage({ params }: PageProps<'/admin/imports/csv/[importId]/read'>) {
  const viewer = await requireViewer('admin')
  const { importId } = await params
  const csv = requireOpenFile(await asViewer(viewer, (scope) => openImport(scope, importId)))
  const shown = await preview(csv.filePath, csv.settings, 5)

  return (
    <CsvPage csv={csv} step="read">
      {!csv.settings.dateOrder && (
        <p role="status" className="mb-4 rounded-control border border-medium bg-medium-tint px-4 py-3">
          The dates of this file can be read in two ways: <bdi>{csv.detected.dateExamples.join(', ')}</bdi>. Say below
          whether the day or the month comes first.
        </p>
      )}
      <Section id="preview" title="The first rows, as they are read">
        <PreviewTable preview={shown} />
      </Section>
      <Section id="settings" title="Is that right?">
        <ReadingSettings csv={csv} />
        <ActionForm id="discard-csv" action={discardCsvImportAction} version={csv.version} className="mt-6">
          <input type="hidden" name="id" value={csv.id} />
          <SubmitButton kind="quiet" pendingText="Putting it aside…">
            Put the file aside
          </SubmitButton>
        </ActionForm>
      </Section>
    </CsvPage>
  )
}

import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { CsvUploadForm } from '@/components/csv-import/csv-upload-form'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { largestFileBytes } from '@/lib/csv-import/limits'
import { listCsvImports, type CsvImportRow } from '@/lib/csv-import/queries'
import { csvEntities, csvEntityLabels, csvImportStateLabels } from '@/lib/csv-import/vocabulary'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'
import { openCursor } from '@/lib/tables/cursor'

export const metadata: Metadata = { title: 'Import from CSV' }

export default async function CsvImportsPage({ searchParams }: PageProps<'/admin/imports/csv'>) {
  const viewer = await requireViewer('admin')
  const { refused } = await searchParams
  const [refusal] = (typeof refused === 'string' && openCursor(refused)) || []
  const imports = await asViewer(viewer, listCsvImports)

  return (
    <>
      <PageHeader
        title="Import from CSV"
        about="Patients, doctors, assignments and consultations from a table: tried dry first, taken back as one if need be."
      >
        <LinkButton href={'/admin/imports/csv/mappings' as Route}>Remembered mappings</LinkButton>
        <LinkButton href="/admin/imports">The old system’s file</LinkButton>
      </PageHeader>
      <Section id="new" title="New import">
        {refusal && (
          <p role="alert" className="mb-3 rounded-control border-2 border-danger bg-danger-tint px-4 py-3 text-danger">
            The file was not kept. {refusal}
          </p>
        )}
        <CsvUploadForm most={`${largestFileBytes / 1024 ** 2} MB`} />
        <p className="mt-3">
          Empty files with the right columns:{' '}
          {csvEntities.map((entity, at) => (
            <span key={entity}>
              {at > 0 && ', '}
              <a href={`/api/csv-imports/template?entity=${entity}`} download>
                {csvEntityLabels[entity].toLowerCase()}
              </a>
            </span>
          ))}
          . Any other columns are matched by their names, and you can change that.
        </p>
      </Section>
      <Section id="imports" title="Imports so far">
        <div className="border-y border-hairline bg-surface">
          {imports.length === 0 ? (
            <EmptyState title="No CSV file has been sent yet." />
          ) : (
            <ul>
              {imports.map((one) => (
                <ImportLine key={one.id} one={one} />
              ))}
            </ul>
          )}
        </div>
      </Section>
    </>
  )
}

function ImportLine({ one }: { one: CsvImportRow }) {
  const counts = one.importCounts
  return (
    <li className="relative flex flex-wrap justify-between gap-x-4 border-b border-hairline px-4 py-2.5 last:border-b-0 hover:bg-primary-tint">
      <span className="min-w-0 wrap-anywhere">
        <Link
          href={`/admin/imports/csv/${one.id}` as Route}
          prefetch={false}
          className="font-medium text-primary after:absolute after:inset-0"
        >
          {csvEntityLabels[one.entity]}: <bdi>{one.fileName}</bdi>
        </Link>
        <span className="text-muted">
          {' '}
          · {formatCount(one.rowCount)} {one.rowCount === 1 ? 'row' : 'rows'} ·{' '}
          {formatMoment(one.requestedAt, 'dateTime')}
          {one.requestedByName && ` · ${one.requestedByName}`}
        </span>
      </span>
      <span>
        {csvImportStateLabels[one.state]}
        {counts && one.state === 'imported' && (
          <span className="text-muted">
            {' '}
            · {formatCount(counts.create)} created, {formatCount(counts.update)} updated
            {counts.error > 0 && `, ${formatCount(counts.error)} failed`}
          </span>
        )}
      </span>
    </li>
  )
}

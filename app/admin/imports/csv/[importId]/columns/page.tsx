import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { ColumnMapping } from '@/components/csv-import/column-mapping'
import { CsvPage } from '@/components/csv-import/csv-page'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { csvFields, requiredFields } from '@/lib/csv-import/fields'
import { guessColumns, headerSignature } from '@/lib/csv-import/guess-columns'
import { getMapping } from '@/lib/csv-import/queries'
import { preview } from '@/lib/csv-import/sniff'
import type { CsvEntity } from '@/lib/csv-import/vocabulary'
import { asViewer } from '@/lib/db/scope'
import { openImport, requireOpenFile } from '../open-import'

export const metadata: Metadata = { title: 'Columns of the file' }

const rowsSampled = 50
const valuesShown = 3

export default async function ColumnsPage({ params }: PageProps<'/admin/imports/csv/[importId]/columns'>) {
  const viewer = await requireViewer('admin')
  const { importId } = await params
  const found = await asViewer(viewer, async (scope) => {
    const csv = await openImport(scope, importId)
    return { csv, kept: csv && (await getMapping(scope, csv.entity, headerSignature(csv.headers))) }
  })
  const csv = requireOpenFile(found.csv)
  if (!csv.settings.dateOrder) redirect(`/admin/imports/csv/${csv.id}/read` as Route)
  const { rows } = await preview(csv.filePath, csv.settings, rowsSampled)
  const samples = csv.headers.map((_, at) => distinct(rows.map(({ cells }) => cells[at]?.trim() ?? '')))
  const kept = csv.settings.hasHeader ? found.kept : null

  return (
    <CsvPage csv={csv} step="columns">
      <Section id="columns" title="What each column is" aside={whence(Boolean(csv.columns), kept?.id)}>
        <p className="mb-4 max-w-prose text-muted">{requirement(csv.entity)}</p>
        <ColumnMapping
          csv={csv}
          chosen={csv.columns ?? kept?.columns ?? guessColumns(csv.entity, csv.headers)}
          policy={csv.policy ?? kept?.policy ?? 'skip'}
          samples={samples}
        />
      </Section>
    </CsvPage>
  )
}

function distinct(values: string[]) {
  return [...new Set(values.filter((value) => value !== ''))].slice(0, valuesShown)
}

function whence(isChosen: boolean, kept: string | undefined) {
  if (isChosen) return 'as you chose'
  if (!kept) return 'guessed from the names of the columns'
  return (
    <Link href={recordHref('csv_mappings', kept)} prefetch={false}>
      as for the last file with these columns
    </Link>
  )
}

/** "Needed: the name, or given name and family name; e-mail address." */
function requirement(entity: CsvEntity) {
  const labelOf = (name: string) => csvFields[entity].find((field) => field.name === name)?.label.toLowerCase() ?? name
  const needed = requiredFields[entity].map((sets) => sets.map((set) => set.map(labelOf).join(' and ')).join(', or '))
  return `Needed: ${needed.join('; ')}. Everything else may be left out.`
}

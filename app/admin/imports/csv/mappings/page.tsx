import type { Metadata } from 'next'
import { MappingTable } from '@/components/csv-import/mapping-table'
import { LinkButton } from '@/components/ui/link-button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { listRememberedMappings, type RememberedMapping } from '@/lib/csv-import/mapping-queries'
import { csvEntityLabels, mappingName } from '@/lib/csv-import/vocabulary'
import { asViewer } from '@/lib/db/scope'
import { formatAgo, formatMoment } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'

export const metadata: Metadata = { title: 'Remembered mappings' }

export default async function MappingsPage() {
  const viewer = await requireViewer('admin')
  const mappings = await asViewer(viewer, listRememberedMappings)
  const now = new Date()

  return (
    <>
      <PageHeader
        title="Remembered mappings"
        about="Which column of a file is what, as somebody chose it; offered again for the next file with the same headers."
      >
        <LinkButton href="/admin/imports/csv">Import from CSV</LinkButton>
      </PageHeader>
      <MappingTable
        rows={mappings.map((mapping) => toRow(mapping, now))}
        empty={
          <EmptyState title="No mapping is remembered yet.">
            Each file with a header row that you say the columns of leaves one here.
          </EmptyState>
        }
      />
    </>
  )
}

function toRow(mapping: RememberedMapping, now: Date) {
  const { id, entity, headers, columns, usedAt, files, updatedAt, updatedByName } = mapping
  const filled = columns.filter((field) => field !== null).length
  return {
    id,
    href: recordHref('csv_mappings', id),
    name: mappingName(mapping),
    what: csvEntityLabels[entity],
    filled: `${formatCount(filled)} of ${formatCount(headers.length)}`,
    used: usedAt ? (
      <>
        <time dateTime={usedAt.toISOString()} title={formatAgo(usedAt, now)} className="whitespace-nowrap">
          {formatMoment(usedAt, 'dateTime')}
        </time>
        <span className="block text-muted">{files === 1 ? '1 file' : `${formatCount(files)} files`}</span>
      </>
    ) : (
      <span className="text-muted">not since it was kept</span>
    ),
    changed: [formatMoment(updatedAt, 'dateTime'), updatedByName].filter(Boolean).join(' · '),
  }
}

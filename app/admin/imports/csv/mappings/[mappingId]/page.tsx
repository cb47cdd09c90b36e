import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RecordHeader } from '@/components/records/record-header'
import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { csvFields } from '@/lib/csv-import/fields'
import { getRememberedMapping } from '@/lib/csv-import/mapping-queries'
import { csvEntityLabels, dateOrderLabels, duplicatePolicyLabels, mappingName } from '@/lib/csv-import/vocabulary'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'
import { routeId } from '@/lib/http/route-id'

export const metadata: Metadata = { title: 'Remembered mapping' }

export default async function MappingPage({ params }: PageProps<'/admin/imports/csv/mappings/[mappingId]'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).mappingId)
  const mapping = await asViewer(viewer, (scope) => getRememberedMapping(scope, id))
  if (!mapping) notFound()
  const { entity, headers, columns, usedAt, files } = mapping
  const labelOf = (field: string | null | undefined) => csvFields[entity].find(({ name }) => name === field)?.label

  return (
    <div className="max-w-4xl">
      <RecordHeader
        table="csv_mappings"
        id={id}
        title={<bdi className="wrap-anywhere">{mappingName(mapping)}</bdi>}
        about="Offered for every file with these headers. Changing or deleting it changes nothing that was imported."
      />
      <Section id="use" title="What it is for">
        <Facts
          columns={3}
          items={[
            ['Brings in', csvEntityLabels[entity]],
            ['What is here already', duplicatePolicyLabels[mapping.policy]],
            ['Dates stood as', mapping.dateOrder && dateOrderLabels[mapping.dateOrder]],
            ['Last used', usedAt ? formatMoment(usedAt, 'dateTime') : 'Not since it was kept'],
            ['Files read with it', formatCount(files)],
            [
              'Changed',
              [formatMoment(mapping.updatedAt, 'dateTime'), mapping.updatedByName].filter(Boolean).join(' · '),
            ],
          ]}
        />
      </Section>
      <Section id="columns" title="What each column is">
        <Facts
          columns={3}
          items={headers.map((header, at) => [
            header || `Column ${at + 1}`,
            labelOf(columns[at]) ?? <span className="text-muted">left out</span>,
          ])}
        />
      </Section>
    </div>
  )
}

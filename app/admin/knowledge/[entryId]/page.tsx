import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { importFact } from '@/components/records/record-facts'
import { RecordHeader } from '@/components/records/record-header'
import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatCalendarDate, formatMoment } from '@/lib/format/dates'
import { formatShare } from '@/lib/format/numbers'
import { routeId } from '@/lib/http/route-id'
import { getKnowledgeEntry } from '@/lib/knowledge/queries'
import { isWebAddress } from '@/lib/knowledge/schema'

export const metadata: Metadata = { title: 'Knowledge entry' }

export default async function KnowledgeEntryPage({ params }: PageProps<'/admin/knowledge/[entryId]'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).entryId)
  const entry = await asViewer(viewer, (scope) => getKnowledgeEntry(scope, id))
  if (!entry) notFound()

  return (
    <>
      <RecordHeader
        table="knowledge_entries"
        id={id}
        title={<bdi>{entry.title}</bdi>}
        about={<bdi>{entry.category}</bdi>}
      />
      <p className="mb-8 max-w-[75ch] leading-relaxed wrap-anywhere whitespace-pre-line">
        <bdi>{entry.content}</bdi>
      </p>
      <Section id="source" title="Where it is from">
        <Facts
          columns={3}
          items={[
            ['Kind of source', entry.sourceType],
            ['Web address', entry.sourceUrl && <Source address={entry.sourceUrl} />],
            ['Author', entry.author],
            ['Published', entry.publicationDate && formatCalendarDate(entry.publicationDate)],
            ['Credibility', formatShare(entry.credibilityScore)],
            ['Added', formatMoment(entry.createdAt, 'dateTime')],
            ['Changed', formatMoment(entry.updatedAt, 'dateTime')],
            importFact(entry.importRun),
          ]}
        />
      </Section>
    </>
  )
}

/** Imported addresses may be anything: only web addresses become links. */
function Source({ address }: { address: string }) {
  return isWebAddress(address) ? (
    <a href={address} rel="noreferrer noopener" target="_blank">
      {address}
      <span className="visually-hidden"> (opens in a new tab)</span>
    </a>
  ) : (
    address
  )
}

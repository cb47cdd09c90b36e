import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { EntryForm } from '@/components/timeline/entry-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { asViewer } from '@/lib/db/scope'
import { momentForField } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { getEntry } from '@/lib/timeline/queries'

export const metadata: Metadata = { title: 'Edit timeline entry' }

export default async function EditEntryPage({ params }: PageProps<'/admin/timeline/[entryId]/edit'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).entryId)
  const entry = await asViewer(viewer, (scope) => getEntry(scope, id))
  if (!entry) notFound()
  if (entry.relatedId) redirect(recordHref('patient_timeline', id)) // says which record to change instead
  return (
    <>
      <PageHeader
        title="Edit timeline entry"
        about={
          <>
            On the timeline of <bdi>{entry.patientName}</bdi>
          </>
        }
      />
      <EntryForm entry={entry} happened={momentForField(entry.eventDate)} />
    </>
  )
}

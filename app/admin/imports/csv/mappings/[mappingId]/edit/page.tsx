import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MappingForm } from '@/components/csv-import/mapping-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { getRememberedMapping } from '@/lib/csv-import/mapping-queries'
import { mappingName } from '@/lib/csv-import/vocabulary'
import { asViewer } from '@/lib/db/scope'
import { routeId } from '@/lib/http/route-id'

export const metadata: Metadata = { title: 'Edit remembered mapping' }

export default async function EditMappingPage({ params }: PageProps<'/admin/imports/csv/mappings/[mappingId]/edit'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).mappingId)
  const mapping = await asViewer(viewer, (scope) => getRememberedMapping(scope, id))
  if (!mapping) notFound()
  return (
    <>
      <PageHeader title="Edit remembered mapping" about={<bdi className="wrap-anywhere">{mappingName(mapping)}</bdi>} />
      <MappingForm mapping={mapping} />
    </>
  )
}

import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { HelperTable } from '@/components/helpers/helper-table'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { listGrants } from '@/lib/helpers/queries'
import { routeId } from '@/lib/http/route-id'
import { getPatientHeader } from '@/lib/patients/queries'

export const metadata: Metadata = { title: 'Helpers' }

export default async function HelpersPage({ params }: PageProps<'/admin/patients/[patientId]/helpers'>) {
  const viewer = await requireViewer('admin')
  const patientId = routeId((await params).patientId)
  const { patient, grants } = await asViewer(viewer, async (scope) => {
    const patient = await getPatientHeader(scope, patientId)
    return { patient, grants: patient ? await listGrants(scope, patientId) : [] }
  })
  if (!patient) notFound()

  return (
    <>
      <PageHeader
        title={
          <>
            Who helps <bdi>{patient.name}</bdi>
          </>
        }
        about="Only patients let somebody help, on their own pages. When one asks you to, end it here: the helper is out at their next click."
      >
        <LinkButton href={`/admin/patients/${encodeURIComponent(patientId)}` as Route}>Back to the record</LinkButton>
      </PageHeader>
      <HelperTable grants={grants} now={new Date()} />
    </>
  )
}

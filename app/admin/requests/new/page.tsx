import type { Metadata } from 'next'
import { RequestForm } from '@/components/requests/request-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { prefill } from '@/lib/references/prefill'

export const metadata: Metadata = { title: 'Ask for a report' }

export default async function NewRequestPage({ searchParams }: PageProps<'/admin/requests/new'>) {
  const viewer = await requireViewer('admin')
  const { patient: ofPatient, session: ofSession } = await searchParams
  const { patient, session } = await asViewer(viewer, async (scope) => ({
    patient: await prefill(scope, 'patients', ofPatient),
    session: await prefill(scope, 'sessions', ofSession),
  }))
  return (
    <>
      <PageHeader
        title="Ask for a report"
        about="It is put into the queue and made under your rights, usually within a minute."
      />
      <RequestForm patient={patient} session={session} />
    </>
  )
}

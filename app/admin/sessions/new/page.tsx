import type { Metadata } from 'next'
import { SessionForm } from '@/components/sessions/session-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { prefill } from '@/lib/references/prefill'

export const metadata: Metadata = { title: 'New session' }

export default async function NewSessionPage({ searchParams }: PageProps<'/admin/sessions/new'>) {
  const viewer = await requireViewer('admin')
  const { patient: given } = await searchParams
  const patient = await asViewer(viewer, (scope) => prefill(scope, 'patients', given))
  return (
    <>
      <PageHeader
        title="New session"
        about="One use of the screening system; scans, model results and reports hang on it."
      />
      <SessionForm patient={patient} />
    </>
  )
}

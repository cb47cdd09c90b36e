import type { Metadata } from 'next'
import { ChooseSessionForm } from '@/components/predictions/choose-session-form'
import { PredictionForm } from '@/components/predictions/prediction-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { writeNow } from '@/lib/forms/now'
import { prefill } from '@/lib/references/prefill'
import { readSessionScans } from '../session-scans'

export const metadata: Metadata = { title: 'Record a model result' }

export default async function NewPredictionPage({ searchParams }: PageProps<'/admin/predictions/new'>) {
  const viewer = await requireViewer('admin')
  const { session: given } = await searchParams
  const found = await asViewer(viewer, async (scope) => {
    const session = await prefill(scope, 'sessions', given)
    return session && { session, ...(await readSessionScans(scope, session.id)) }
  })
  return (
    <>
      <PageHeader
        title="Record a model result"
        about={
          found ? (
            <>
              For the session of <bdi>{found.patientName ?? 'nobody yet'}</bdi>, {found.begun}
            </>
          ) : (
            'Written down by hand, with your name. First: which session does it belong to?'
          )
        }
      />
      {found ? (
        <PredictionForm sessionId={found.session.id} scans={found.scans} given={writeNow()} />
      ) : (
        <ChooseSessionForm />
      )}
    </>
  )
}

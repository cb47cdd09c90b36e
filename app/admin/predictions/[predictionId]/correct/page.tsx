import type { Metadata, Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ChooseSessionForm } from '@/components/predictions/choose-session-form'
import { PredictionForm } from '@/components/predictions/prediction-form'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { asViewer } from '@/lib/db/scope'
import { momentForField } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { getPrediction } from '@/lib/predictions/queries'
import { prefill } from '@/lib/references/prefill'
import { readSessionScans } from '../../session-scans'

export const metadata: Metadata = { title: 'Correct the record' }

type Props = PageProps<'/admin/predictions/[predictionId]/correct'>

export default async function CorrectPredictionPage({ params, searchParams }: Props) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).predictionId)
  const { session: given, choose } = await searchParams
  const found = await asViewer(viewer, async (scope) => {
    const corrected = await getPrediction(scope, id)
    if (!corrected) return null
    const sessionId = (await prefill(scope, 'sessions', given))?.id ?? corrected.sessionId
    return { corrected, sessionId, ...(await readSessionScans(scope, sessionId)) }
  })
  if (!found) notFound()
  const { corrected, sessionId } = found
  if (corrected.supersededBy) redirect(recordHref('predictions', id))
  if (choose === 'session')
    return (
      <>
        <PageHeader title="Correct the record" about="Which session does this model result really belong to?" />
        <ChooseSessionForm correcting={id} />
      </>
    )

  return (
    <>
      <PageHeader
        title="Correct the record"
        about={
          <>
            For the session of <bdi>{found.patientName ?? 'nobody yet'}</bdi>, {found.begun}
          </>
        }
      >
        <LinkButton href={`${recordHref('predictions', id)}/correct?choose=session` as Route}>
          It belongs to another session
        </LinkButton>
      </PageHeader>
      <p className="mb-5 max-w-prose">
        Where the record differs from what the model said, or names the wrong session or scan. If the model itself was
        wrong, there is nothing to correct here: a clinician’s judgement belongs into a timeline entry or a
        consultation.
      </p>
      <PredictionForm
        key={sessionId}
        sessionId={sessionId}
        scans={found.scans}
        corrected={corrected}
        given={momentForField(corrected.createdAt)}
      />
    </>
  )
}

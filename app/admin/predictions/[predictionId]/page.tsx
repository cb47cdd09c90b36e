import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { PredictionVersions } from '@/components/predictions/prediction-versions'
import { resultWords } from '@/components/predictions/result-words'
import { StandingMark } from '@/components/predictions/standing-mark'
import { idFact, importFact } from '@/components/records/record-facts'
import { RecordHeader } from '@/components/records/record-header'
import { ReviewHistory } from '@/components/reviews/review-history'
import { LinkButton } from '@/components/ui/link-button'
import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { formatShare } from '@/lib/format/numbers'
import { routeId } from '@/lib/http/route-id'
import { getPrediction, listVersionsOfPrediction, type PredictionRecord } from '@/lib/predictions/queries'
import { predictionTypeLabels } from '@/lib/predictions/vocabulary'
import { listReviews } from '@/lib/reviews/queries'

export const metadata: Metadata = { title: 'Model result' }

export default async function PredictionPage({ params }: PageProps<'/admin/predictions/[predictionId]'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).predictionId)
  const found = await asViewer(viewer, async (scope) => {
    const prediction = await getPrediction(scope, id)
    return (
      prediction && {
        prediction,
        versions: await listVersionsOfPrediction(scope, prediction),
        reviews: await listReviews(scope, { predictionId: id, patientId: prediction.patientId }),
      }
    )
  })
  if (!found) notFound()
  const { prediction, versions, reviews } = found

  return (
    <>
      <RecordHeader
        table="predictions"
        id={id}
        editable={false}
        title={`Model result: ${resultWords(prediction)}`}
        about="Screening support for a clinician to judge. What the model said is never edited."
      >
        {!prediction.supersededBy && (
          <LinkButton href={`${recordHref('predictions', id)}/correct` as Route}>Correct the record</LinkButton>
        )}
      </RecordHeader>
      {prediction.supersededBy && (
        <p className="mb-6 rounded-control border border-line bg-sunken px-4 py-3">
          The record has been corrected; this version counts no more.{' '}
          {versions.some(({ id: other }) => other === prediction.supersededBy) ? (
            <Link prefetch={false} href={recordHref('predictions', prediction.supersededBy)}>
              Read the version that came after it
            </Link>
          ) : (
            'The version that came after it is in the trash.'
          )}
        </p>
      )}
      <PredictionFacts prediction={prediction} />
      <Section id="reviews" title="What clinicians said of it">
        <ReviewHistory reviews={reviews} />
      </Section>
      {versions.length > 1 && (
        <Section id="versions" title="Versions of this record">
          <PredictionVersions versions={versions} here={id} />
        </Section>
      )}
    </>
  )
}

function PredictionFacts({ prediction }: { prediction: PredictionRecord }) {
  const { patientId, patientName, sessionId, mriScanId, processingTime } = prediction
  return (
    <Section id="result" title="The result">
      <Facts
        columns={3}
        items={[
          [
            'Patient',
            patientId ? (
              <Link prefetch={false} href={recordHref('patients', patientId)}>
                {patientName}
              </Link>
            ) : (
              'Nobody’s yet'
            ),
          ],
          [
            'Session',
            <Link prefetch={false} key="session" href={recordHref('sessions', sessionId)}>
              The session it belongs to
            </Link>,
          ],
          [
            'Scan',
            mriScanId && (
              <Link prefetch={false} href={recordHref('mri_scans', mriScanId)}>
                {prediction.scanName ?? 'MRI scan'}
              </Link>
            ),
          ],
          ['Model result', resultWords(prediction)],
          ['Asked for', predictionTypeLabels[prediction.predictionType]],
          ['Confidence', prediction.confidenceScore !== null && formatShare(prediction.confidenceScore)],
          [
            'Confidence in the result',
            prediction.binaryConfidence !== null && formatShare(prediction.binaryConfidence),
          ],
          ['Confidence in the stage', prediction.stageConfidence !== null && formatShare(prediction.stageConfidence)],
          ['Model', prediction.modelVersion],
          ['Given', formatMoment(prediction.createdAt, 'dateTime')],
          ['The model took', processingTime !== null && `${processingTime} seconds`],
          ['Entered by hand by', prediction.enteredByName],
          ['Version', <StandingMark key="standing" standing={prediction.supersededBy ? 'superseded' : 'current'} />],
          importFact(prediction.importRun),
          idFact(prediction.id),
        ]}
      />
    </Section>
  )
}

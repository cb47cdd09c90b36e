import { Card, NothingYet } from '@/components/portal/card'
import { LongDate } from '@/components/portal/long-date'
import { DoctorsView, ModelCaution } from '@/components/portal/model-caution'
import { notUsableWords, readModelResult, sawWords, sureWords, termsOfResult } from '@/components/portal/model-result'
import { WithWords } from '@/components/portal/word'
import { formatMoment } from '@/lib/format/dates'
import type { TermKey } from '@/lib/glossary/glossary'
import { stageMeaning } from '@/lib/glossary/stages'
import type { ReviewOfMine } from '@/lib/release/queries'
import type { PatientStatistics } from '@/lib/statistics/queries'
import type { TimelineEvent } from '@/lib/timeline/queries'
import { Explained, Meaning } from '../explained'

type Props = {
  statistics: PatientStatistics
  latest: TimelineEvent | null
  reviews: ReviewOfMine[]
  /** Below which confidence the programme takes a model for not sure, as a share. */
  lowConfidence: number
  /** Further up on the page. */
  isStageExplained: boolean
}

/** What a computer model saw last, in words first, with its caution before any number. */
export function ModelView({ statistics, latest, reviews, lowConfidence, isStageExplained }: Props) {
  if (!latest) {
    return (
      <NothingYet title="There is no result of a computer model to read yet.">
        <p>When there is one, you can read here what the model saw and what that means.</p>
      </NothingYet>
    )
  }
  const review = reviews.find(({ predictionId }) => predictionId === latest.relatedId)
  const isUnusable = review?.verdict === 'not-usable'
  // what it saw in a scan that cannot be used is nothing to know
  const result = isUnusable ? null : readModelResult(latest.eventTitle, latest.eventDescription)
  const before = isUnusable || result?.result === 'uncertain' ? earlierResult(statistics) : null
  const terms: TermKey[] = [...(result ? termsOfResult(result) : []), ...(before ? [before] : [])]
  return (
    <Card>
      <p className="text-muted">
        The last time: <LongDate at={latest.eventDate} />
      </p>
      <p className="mt-1 max-w-[66ch] text-xl leading-relaxed font-medium">
        <WithWords>A computer model looked at your scan.</WithWords>{' '}
        {isUnusable ? notUsableWords : result && sawWords[result.result]}
      </p>
      <div className="mt-3">
        {review ? <DoctorsView review={review} date={formatMoment(review.reviewedAt, 'longDate')} /> : <ModelCaution />}
      </div>
      {result && result.result !== 'uncertain' && (
        <p className="mt-3 max-w-[66ch]">{sureWords(result.confidencePercent, lowConfidence)}</p>
      )}
      {before && <p className="mt-3 max-w-[66ch]">At an earlier time it could tell more. {sawWords[before]}</p>}
      <Explained terms={terms} />
      {statistics.diseaseStage !== null && <Stage stage={statistics.diseaseStage} isExplained={isStageExplained} />}
      <p className="mt-4 max-w-[66ch]">
        Does this worry you? Talk with your doctor. You can ask at your next visit, or call your clinic.
      </p>
    </Card>
  )
}

/** The newest result could not tell, or cannot be used: what an earlier one saw still stands in the record. */
function earlierResult({ hasParkinsons }: PatientStatistics): 'positive' | 'negative' | null {
  if (hasParkinsons === null) return null
  return hasParkinsons ? 'positive' : 'negative'
}

function Stage({ stage, isExplained }: { stage: number; isExplained: boolean }) {
  const means = stageMeaning(stage)
  return (
    <div className="mt-4 grid grid-cols-1 max-w-[66ch] gap-2 border-l-4 border-hairline pl-4">
      <p>
        The model also guessed a stage: <span className="font-semibold">stage {stage}</span>.
      </p>
      {!isExplained && <Meaning term="stage" />}
      {means && (
        <p>
          Stage {stage} means: {means}.
        </p>
      )}
      <p>
        A scan alone cannot show how you move. Your doctor finds your stage by looking at you. It can be another one.
      </p>
    </div>
  )
}

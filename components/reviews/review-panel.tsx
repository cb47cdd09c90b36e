import Link from 'next/link'
import type { ReactNode } from 'react'
import { resultWords } from '@/components/predictions/result-words'
import { ScanOfResult } from '@/components/scans/scan-of-result'
import { LinkButton } from '@/components/ui/link-button'
import { formatMoment } from '@/lib/format/dates'
import { formatShare } from '@/lib/format/numbers'
import { confidenceWords } from '@/lib/reviews/confidence'
import type { ReviewedResult } from '@/lib/reviews/queries'
import { resultHref } from '@/lib/reviews/result-href'
import { inputQualityLabels } from '@/lib/reviews/vocabulary'
import type { ScanFacts } from '@/lib/scans/slice'
import { findingWords, ReviewedBy } from './review-words'
import { VerdictMark } from './verdict-mark'

type Props = {
  result: ReviewedResult
  /** What the result was made from; null when no scan is recorded with it. */
  scan: ScanFacts | null
  /** A clinician of the patient, who signs; whoever else looks only sees. */
  canReview: boolean
  /** On the result's own page its forms stand below. */
  isOwnPage?: boolean
}

/**
 * A model's result as a clinician judges it: what it says, how sure the model says it is, which model, what it saw, and
 * what a clinician thinks of it. Uncertain is a result like the others.
 */
export function ReviewPanel({ result, scan, canReview, isOwnPage = false }: Props) {
  const { predictionId, binaryResult, confidenceScore, lowConfidence, modelVersion, review } = result
  const href = resultHref(predictionId)
  return (
    <article
      aria-label={`Model result of ${formatMoment(result.createdAt)}`}
      className="rounded-control border border-hairline bg-surface"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 pt-3">
        <p className="text-lg font-semibold">
          <span aria-hidden className="mr-1.5">
            {{ positive: '▲', negative: '○', uncertain: '◇' }[binaryResult]}
          </span>
          {resultWords(result)}
        </p>
        <VerdictMark verdict={review?.verdict ?? null} />
      </div>
      {binaryResult === 'uncertain' && (
        <p className="px-4 text-muted">The model could not tell. That is a result: the scan decides nothing here.</p>
      )}
      <dl className="grid gap-x-6 gap-y-2 px-4 py-3 sm:grid-cols-2 lg:grid-cols-4">
        <Fact name="Confidence the model states">
          {confidenceWords(confidenceScore, lowConfidence)}
          {confidenceScore !== null && (
            <>
              , <span className="tabular-nums">{formatShare(confidenceScore)}</span>
            </>
          )}
        </Fact>
        <Fact name="Model">
          <bdi>{modelVersion ?? 'Version not recorded'}</bdi>
        </Fact>
        <Fact name="Input">
          {inputQualityLabels[result.inputQuality]}
          {result.inputProblem && (
            <>
              : <bdi>{result.inputProblem}</bdi>
            </>
          )}
        </Fact>
        <Fact name="Given">{formatMoment(result.createdAt, 'dateTime')}</Fact>
      </dl>
      <ScanOfResult scan={scan} canSeeSlice={canReview} />
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-hairline px-4 py-2.5">
        <ReviewLine result={result} />
        {canReview && !isOwnPage && !result.supersededBy && (
          <div className="no-print flex flex-wrap gap-2">
            {review ? (
              <Link href={href} prefetch={false}>
                Correct or open again
              </Link>
            ) : (
              <LinkButton href={href} kind="primary">
                Review
              </LinkButton>
            )}
          </div>
        )}
      </div>
    </article>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  )
}

/** What a clinician said, or that nobody has. */
function ReviewLine({ result: { review, supersededBy, binaryResult, stageResult } }: { result: ReviewedResult }) {
  if (supersededBy)
    return (
      <p className="text-muted">
        The record was corrected; a newer version counts.{' '}
        <Link href={resultHref(supersededBy)} prefetch={false}>
          Open it
        </Link>
      </p>
    )
  if (!review) return <p className="text-muted">No clinician has reviewed this. Screening support, not a diagnosis.</p>
  const finding = findingWords(review.assessedStage, review.assessedConclusion)
  return (
    <div className="min-w-0">
      <p>
        {finding ? (
          <>
            <strong>{finding}</strong>, <ReviewedBy review={review} />
            <span className="text-muted">
              ; the model said {resultWords({ binaryResult, stageResult }).toLowerCase()}
            </span>
          </>
        ) : (
          <ReviewedBy review={review} />
        )}
      </p>
      {review.reason && (
        <p className="wrap-anywhere whitespace-pre-line text-muted">
          <bdi>{review.reason}</bdi>
        </p>
      )}
    </div>
  )
}

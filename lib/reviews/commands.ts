import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { AppError } from '@/lib/errors/app-error'
import { formatAgo } from '@/lib/format/dates'
import { listReportsOfResult } from '@/lib/reports/of-result'
import { listReviews, type Review } from './queries'
import type { CorrectReviewInput, ReopenReviewInput, ReviewInput } from './schema'
import { verdictLabels } from './vocabulary'

export type Reviewed = {
  predictionId: string
  from?: 'disagreements'
  /** How many reports on the result are being made again: the database asks for them with the review. */
  madeAgain: number
}

type Judged = { patientId: string; binaryResult: string; stageResult: number | null }

/** A clinician signs what they think of a model's result, with an assessment of their own in the same step if they like. */
export async function reviewPrediction(scope: Scope, input: ReviewInput): Promise<Reviewed> {
  const judged = await resultToJudge(scope, input.predictionId)
  refuseContradiction(input, judged)
  await insertReview(scope, input, judged)
  return reviewed(scope, input, judged)
}

/**
 * Replaces a review by another; both are kept. An assessment that the same doctor recorded with the first one goes with
 * it, so that a slip of the pen does not stay behind as what a clinician confirmed.
 */
export async function correctReview(scope: Scope, input: CorrectReviewInput): Promise<Reviewed> {
  const judged = await resultToJudge(scope, input.predictionId)
  refuseContradiction(input, judged)
  const assessmentId = await endReview(scope, input, 'corrected')
  if (assessmentId) await withdrawOwn(scope, assessmentId)
  await insertReview(scope, input, judged)
  return reviewed(scope, input, judged)
}

/** Opens a result again: it is unreviewed, and what was said before is kept with the reason. */
export async function reopenReview(scope: Scope, input: ReopenReviewInput): Promise<Reviewed> {
  await resultToJudge(scope, input.predictionId)
  await endReview(scope, input, 'reopened')
  return { predictionId: input.predictionId, madeAgain: 0 }
}

async function reviewed(scope: Scope, { predictionId, from }: ReviewInput, { patientId }: Judged): Promise<Reviewed> {
  const reports = await listReportsOfResult(scope, { predictionId, patientId })
  return { predictionId, from, madeAgain: reports.filter(({ isMadeAgain }) => isMadeAgain).length }
}

async function resultToJudge({ db }: Scope, predictionId: string): Promise<Judged> {
  const [found] = await db.$queryRaw<(Judged & { supersededBy: string | null })[]>`
    select q.patient_id as "patientId", q.binary_result as "binaryResult", q.stage_result::float8 as "stageResult",
           q.superseded_by as "supersededBy"
      from predictions q
     where q.id = ${predictionId} and q.deleted_at is null`
  if (!found)
    throw new AppError('not-found', {
      message: 'This result is gone, or its patient is no longer yours. Nothing was saved.',
    })
  if (found.supersededBy)
    throw new AppError('changed-meanwhile', {
      message: 'The record of this result was corrected meanwhile. Open its newest version and review that one.',
    })
  return found
}

/** "I agree" beside another stage would say two things. */
function refuseContradiction(input: ReviewInput, { binaryResult, stageResult }: Judged) {
  if (input.verdict !== 'agreed') return
  const { hoehnYahrStage: stage, conclusion } = input
  if (stage !== null && binaryResult === 'positive' && stageResult !== null && Math.abs(stage - stageResult) >= 1)
    throw new AppError('value-not-allowed', {
      field: 'hoehnYahrStage',
      message: `You agree with stage ${stageResult} and enter stage ${stage}. Choose “I disagree”, or another stage.`,
    })
  const opposite = binaryResult === 'positive' ? 'not-parkinsons-disease' : 'parkinsons-disease'
  if (conclusion === opposite && binaryResult !== 'uncertain')
    throw new AppError('value-not-allowed', {
      field: 'conclusion',
      message: 'You agree with the result and conclude the opposite. Choose “I disagree”, or another conclusion.',
    })
}

async function insertReview(scope: Scope, input: ReviewInput, { patientId }: Judged) {
  const { db, viewer } = scope
  const assessmentId = await insertAssessment(scope, input, patientId)
  const [created] = await db.$queryRaw<{ id: string }[]>`
    insert into prediction_reviews (prediction_id, verdict, reason, assessment_id, reviewed_by, doctor_id)
    values (${input.predictionId}, ${input.verdict}, ${input.reason}, ${assessmentId}, ${viewer.userId}, ${viewer.doctorId})
        on conflict (prediction_id) where ended_at is null and deleted_at is null do nothing
    returning id`
  if (!created) throw await saidMeanwhile(scope, input.predictionId)
}

/** Two assessments of one patient at one moment would have no order: the database's clock gives it. */
async function insertAssessment({ db, viewer }: Scope, input: ReviewInput, patientId: string): Promise<string | null> {
  const { hoehnYahrStage, conclusion, patientKnows } = input
  if (hoehnYahrStage === null && conclusion === null) return null
  const [created] = await db.$queryRaw<{ id: string }[]>`
    insert into clinical_assessments (patient_id, doctor_id, hoehn_yahr_stage, conclusion, patient_knows)
    values (${patientId}, ${viewer.doctorId}, ${hoehnYahrStage}::numeric, ${conclusion}, ${patientKnows})
    returning id`
  return created!.id
}

async function endReview(
  scope: Scope,
  { predictionId, reviewId, endNote }: { predictionId: string; reviewId: string; endNote: string | null },
  reason: 'corrected' | 'reopened',
): Promise<string | null> {
  const [ended] = await scope.db.$queryRaw<{ assessmentId: string | null }[]>`
    update prediction_reviews
       set ended_at = clock_timestamp(), ended_by = ${scope.viewer.userId}, ended_reason = ${reason}, end_note = ${endNote}
     where id = ${reviewId} and prediction_id = ${predictionId} and ended_at is null and deleted_at is null
    returning assessment_id as "assessmentId"`
  if (!ended) throw await saidMeanwhile(scope, predictionId)
  return ended.assessmentId
}

async function withdrawOwn({ db, viewer }: Scope, assessmentId: string) {
  const own = await db.clinicalAssessment.count({
    where: { id: assessmentId, doctorId: viewer.doctorId, deletedAt: null },
  })
  if (own > 0)
    await db.$queryRaw`select app.withdraw_assessment(${assessmentId}, 'The review it was recorded with was corrected')`
}

/** Somebody was faster: says who, when and what, so that the second may think again. */
async function saidMeanwhile(scope: Scope, predictionId: string): Promise<AppError> {
  const [latest] = await listReviews(scope, { predictionId, patientId: null })
  if (!latest) return new AppError('changed-meanwhile')
  return new AppError('changed-meanwhile', {
    message: `${wordsOf(latest)} Nothing of yours was saved. Load the page again.`,
  })
}

function wordsOf(review: Review): string {
  const name = (doctor: string | null) => (doctor ? doctorTitle(doctor) : 'Somebody')
  const now = new Date()
  if (review.endedAt)
    return review.endedReason === 'reopened'
      ? `${name(review.endedByName)} opened this result again ${formatAgo(review.endedAt, now)}: “${review.endNote}”.`
      : `${name(review.endedByName)} corrected the review ${formatAgo(review.endedAt, now)}.`
  const why = review.reason ? `: “${review.reason}”` : ''
  return `${name(review.doctorName)} reviewed this result ${formatAgo(review.reviewedAt, now)}, ${verdictLabels[review.verdict].toLowerCase()}${why}.`
}

import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import type { Conclusion } from '@/lib/assessments/vocabulary'
import { noteAccess, noteOpened, type Scope } from '@/lib/db/scope'
import type { BinaryResult } from '@/lib/predictions/vocabulary'
import type { DisagreementReason, EndReason, InputQuality, Verdict } from './vocabulary'

const most = 100

/** What a clinician said of a result, and what became of it. */
export type Review = {
  id: string
  predictionId: string
  patientId: string | null
  verdict: Verdict
  reason: string | null
  doctorId: string | null
  doctorName: string | null
  reviewedAt: Date
  endedAt: Date | null
  endedByName: string | null
  endedReason: EndReason | null
  endNote: string | null
  /** What the clinician recorded in the same step, while it stands. */
  assessmentId: string | null
  assessedStage: number | null
  assessedConclusion: Conclusion | null
  /** The patient was told of what was assessed with it. */
  patientKnows: boolean
}

/** A model's result with everything a clinician needs to judge it, and the review that stands. */
export type ReviewedResult = {
  predictionId: string
  patientId: string | null
  patientName: string | null
  sessionId: string
  binaryResult: BinaryResult
  stageResult: number | null
  confidenceScore: number | null
  /** Below this share the programme calls a confidence low. */
  lowConfidence: number
  modelVersion: string | null
  createdAt: Date
  isImported: boolean
  scanId: string | null
  scanName: string | null
  inputQuality: InputQuality
  inputProblem: string | null
  versionNumber: number
  supersededBy: string | null
  review: Review | null
}

const reviewColumns = Prisma.sql`
    r.id, r.prediction_id as "predictionId", r.patient_id as "patientId", r.verdict, r.reason,
    r.doctor_id as "doctorId", d.name as "doctorName", r.reviewed_at as "reviewedAt", r.ended_at as "endedAt",
    e.name as "endedByName", r.ended_reason as "endedReason", r.end_note as "endNote", a.id as "assessmentId",
    a.hoehn_yahr_stage::float8 as "assessedStage", a.conclusion as "assessedConclusion",
    coalesce(a.patient_knows, false) as "patientKnows"
      from prediction_reviews r
      left join app.doctor_directory d on d.doctor_id = r.doctor_id
      left join app.doctor_directory e on e.user_id = r.ended_by
      left join clinical_assessments a on a.id = r.assessment_id and a.deleted_at is null`

const resultColumns = Prisma.sql`
    q.id as "predictionId", q.patient_id as "patientId", p.name as "patientName", q.session_id as "sessionId",
    q.binary_result as "binaryResult", q.stage_result::float8 as "stageResult",
    q.confidence_score as "confidenceScore", (select app.low_confidence()) as "lowConfidence",
    q.model_version as "modelVersion", q.created_at as "createdAt", q.import_run is not null as "isImported", m.id as "scanId",
    m.original_filename as "scanName", app.input_quality(m.id, m.processing_status, m.metadata) as "inputQuality",
    left(m.metadata ->> 'problem', 200) as "inputProblem", q.version_number as "versionNumber",
    q.superseded_by as "supersededBy"
      from predictions q
      -- of this patient only: joined, the planner may read all of a doctor's to find the one
      left join lateral (select name from patients where patient_id = q.patient_id offset 0) p on true
      left join mri_scans m on m.id = q.mri_scan_id and m.deleted_at is null`

/** One result to judge; null when there is none, or it is not this viewer's to see. */
export async function getReviewedResult(scope: Scope, predictionId: string): Promise<ReviewedResult | null> {
  const [found] = await scope.db.$queryRaw<Omit<ReviewedResult, 'review'>[]>`
    select ${resultColumns} where q.id = ${predictionId} and q.deleted_at is null`
  noteOpened(scope, { action: 'reviews.open', entity: 'predictions', entityId: predictionId }, found)
  return found ? { ...found, review: (await liveReviews(scope, [predictionId])).get(predictionId) ?? null } : null
}

async function liveReviews({ db }: Scope, predictionIds: string[]): Promise<Map<string, Review>> {
  if (predictionIds.length === 0) return new Map()
  const found = await db.$queryRaw<Review[]>`
    select ${reviewColumns}
     where r.prediction_id = any (${predictionIds}) and r.ended_at is null and r.deleted_at is null`
  return new Map(found.map((review) => [review.predictionId, review]))
}

/** Everything anybody said of a result, latest first; at most 100. */
export async function listReviews(
  scope: Scope,
  { predictionId, patientId }: Pick<ReviewedResult, 'predictionId' | 'patientId'>,
): Promise<Review[]> {
  noteAccess(scope, {
    action: 'reviews.of-result',
    entity: 'prediction_reviews',
    patientId: patientId ?? undefined,
  })
  return scope.db.$queryRaw<Review[]>`
    select ${reviewColumns}
     where r.prediction_id = ${predictionId} and r.deleted_at is null
     order by r.reviewed_at desc, r.id desc
     limit ${most}`
}

/** One review by itself; null when there is none. */
export async function getReview(scope: Scope, id: string): Promise<Review | null> {
  const [found] = await scope.db.$queryRaw<Review[]>`
    select ${reviewColumns} where r.id = ${id} and r.deleted_at is null`
  noteOpened(scope, { action: 'reviews.open', entity: 'prediction_reviews', entityId: id }, found)
  return found ?? null
}

/** What speaks against a result that nobody has reviewed. */
export type Disagreement = {
  reasons: DisagreementReason[]
  /** The assessment that says otherwise. */
  assessmentId: string | null
  assessedAt: Date | null
  assessedStage: number | null
  assessedConclusion: Conclusion | null
  assessedBy: string | null
  /** The newest other model version that says otherwise of the same scan. */
  otherPredictionId: string | null
  otherModel: string | null
  otherResult: BinaryResult | null
  otherStage: number | null
}

export const disagreementColumns = Prisma.sql`
    w.reasons, w.assessment_id as "assessmentId", a.assessed_at as "assessedAt",
    a.hoehn_yahr_stage::float8 as "assessedStage", a.conclusion as "assessedConclusion", d.name as "assessedBy",
    o.id as "otherPredictionId", o.model_version as "otherModel", o.binary_result as "otherResult",
    o.stage_result::float8 as "otherStage"`
const disagreementSource = Prisma.sql`
    app.disagreements w
    left join clinical_assessments a on a.id = w.assessment_id
    left join app.doctor_directory d on d.doctor_id = a.doctor_id
    left join predictions o on o.id = w.other_prediction_id`

/** Why a result is on the worklist; null when it is not. */
export async function getDisagreement(scope: Scope, predictionId: string): Promise<Disagreement | null> {
  const [found] = await scope.db.$queryRaw<Disagreement[]>`
    select ${disagreementColumns} from ${disagreementSource} where w.prediction_id = ${predictionId}`
  return found ?? null
}

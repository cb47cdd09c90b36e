import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { resolveReference } from '@/lib/references/queries'
import type { ChooseSessionInput, CorrectPredictionInput, RecordPredictionInput } from './schema'

/** Records by hand what a model said, with who wrote it down; returns its id. */
export async function recordPrediction(scope: Scope, input: RecordPredictionInput): Promise<string> {
  return insertVersion(scope, input, { firstVersion: null, reason: null })
}

/**
 * Corrects the record of a model's result: a new version with what the model really said, or of whom. The version that
 * was there keeps its words and stops counting.
 */
export async function correctPrediction(scope: Scope, input: CorrectPredictionInput): Promise<string> {
  const corrected = await scope.db.prediction.findFirst({
    where: { id: input.id, deletedAt: null },
    select: { id: true, firstVersion: true, supersededBy: true },
  })
  if (!corrected) throw new AppError('not-found')
  if (corrected.supersededBy)
    throw new AppError('changed-meanwhile', {
      message:
        'Somebody corrected this record meanwhile. Open its newest version and correct that, if it is still wrong.',
    })
  return insertVersion(scope, input, { firstVersion: corrected.firstVersion ?? corrected.id, reason: input.reason })
}

/** The session meant, and what is to be done with it. */
export async function chooseSession(scope: Scope, input: ChooseSessionInput) {
  const sessionId = await resolveReference(scope, 'sessions', input.sessionId, 'sessionId')
  return { sessionId, correcting: input.correcting ?? null }
}

async function insertVersion(
  scope: Scope,
  input: RecordPredictionInput,
  { firstVersion, reason }: { firstVersion: string | null; reason: string | null },
): Promise<string> {
  const sessionId = await resolveReference(scope, 'sessions', input.sessionId, 'sessionId')
  await requireScanOfSession(scope, input.mriScanId, sessionId)
  const [created] = await scope.db.$queryRaw<{ id: string }[]>`
    insert into predictions (session_id, mri_scan_id, prediction_type, binary_result, stage_result, confidence_score,
                             binary_confidence, stage_confidence, model_version, processing_time, created_at,
                             first_version, correction_reason, entered_by)
    values (${sessionId}, ${input.mriScanId}, ${input.predictionType}, ${input.binaryResult}, ${input.stageResult}::numeric,
            ${input.confidenceScore}, ${input.binaryConfidence}, ${input.stageConfidence}, ${input.modelVersion},
            ${input.processingTime}, ${input.createdAt}, ${firstVersion}, ${reason}, ${scope.viewer.userId})
    returning id`
  return created!.id
}

async function requireScanOfSession({ db }: Scope, scanId: string | null, sessionId: string) {
  if (!scanId) return
  const found = await db.mriScan.count({ where: { id: scanId, sessionId, deletedAt: null } })
  if (found === 0)
    throw new AppError('not-found', {
      field: 'mriScanId',
      message: 'This scan is not one of the session’s. Choose one from the list, or none.',
    })
}

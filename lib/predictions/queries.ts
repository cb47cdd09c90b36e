import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { noteAccess, noteOpened, type Scope } from '@/lib/db/scope'
import type { BinaryResult, PredictionType } from './vocabulary'

const most = 100

export type PredictionRecord = {
  id: string
  sessionId: string
  patientId: string | null
  patientName: string | null
  mriScanId: string | null
  scanName: string | null
  predictionType: PredictionType
  binaryResult: BinaryResult
  /** Hoehn and Yahr stage. */
  stageResult: number | null
  confidenceScore: number | null
  binaryConfidence: number | null
  stageConfidence: number | null
  modelVersion: string | null
  /** Seconds. */
  processingTime: number | null
  createdAt: Date
  firstVersion: string | null
  versionNumber: number
  supersededBy: string | null
  correctionReason: string | null
  enteredByName: string | null
  importRun: number | null
  version: number
}

const columns = Prisma.sql`
    q.id, q.session_id as "sessionId", q.patient_id as "patientId", p.name as "patientName",
    q.mri_scan_id as "mriScanId", m.original_filename as "scanName", q.prediction_type as "predictionType",
    q.binary_result as "binaryResult", q.stage_result::float8 as "stageResult", q.confidence_score as "confidenceScore",
    q.binary_confidence as "binaryConfidence", q.stage_confidence as "stageConfidence",
    q.model_version as "modelVersion", q.processing_time as "processingTime", q.created_at as "createdAt",
    q.first_version as "firstVersion", q.version_number as "versionNumber", q.superseded_by as "supersededBy",
    q.correction_reason as "correctionReason", u.name as "enteredByName", q.import_run as "importRun", q.version
      from predictions q
      left join patients p on p.patient_id = q.patient_id
      left join mri_scans m on m.id = q.mri_scan_id
      left join users u on u.id = q.entered_by`

/** One version of a model's result; null when there is none, or it is in the trash. */
export async function getPrediction(scope: Scope, id: string): Promise<PredictionRecord | null> {
  const [prediction] = await scope.db.$queryRaw<PredictionRecord[]>`
    select ${columns} where q.id = ${id} and q.deleted_at is null`
  noteOpened(scope, { action: 'predictions.open', entity: 'predictions', entityId: id }, prediction)
  return prediction ?? null
}

/** All living versions of this record, newest first. */
export async function listVersionsOfPrediction(
  scope: Scope,
  { id, firstVersion }: Pick<PredictionRecord, 'id' | 'firstVersion'>,
): Promise<PredictionRecord[]> {
  const first = firstVersion ?? id
  const versions = await scope.db.$queryRaw<PredictionRecord[]>`
    select ${columns}
     where (q.id = ${first} or q.first_version = ${first}) and q.deleted_at is null
     order by q.version_number desc, q.id desc
     limit ${most}`
  for (const { patientId } of versions)
    noteAccess(scope, { action: 'predictions.versions', entity: 'predictions', patientId: patientId ?? undefined })
  return versions
}

/** What models said in a session, newest first, also what was corrected since; at most 100. */
export async function listPredictionsOfSession(
  scope: Scope,
  { id, patientId }: { id: string; patientId: string | null },
): Promise<PredictionRecord[]> {
  noteAccess(scope, { action: 'predictions.of-session', entity: 'predictions', patientId: patientId ?? undefined })
  return scope.db.$queryRaw<PredictionRecord[]>`
    select ${columns}
     where q.session_id = ${id} and q.deleted_at is null
     order by q.created_at desc, q.id desc
     limit ${most}`
}

/** What models said of a scan, newest first, also what was corrected since; at most 100. */
export async function listPredictionsOfScan(
  scope: Scope,
  { id, patientId }: { id: string; patientId: string | null },
): Promise<PredictionRecord[]> {
  noteAccess(scope, { action: 'predictions.of-scan', entity: 'predictions', patientId: patientId ?? undefined })
  return scope.db.$queryRaw<PredictionRecord[]>`
    select ${columns}
     where q.mri_scan_id = ${id} and q.deleted_at is null
     order by q.created_at desc, q.id desc
     limit ${most}`
}

/** Below which confidence the programme takes a model for not sure, as a share. */
export async function getLowConfidence({ db }: Scope): Promise<number> {
  const [found] = await db.$queryRaw<{ share: number }[]>`select app.low_confidence() as share`
  if (!found) throw new Error('The database knows no limit of confidence.')
  return found.share
}

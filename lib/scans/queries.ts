import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'
import type { BinaryResult } from '@/lib/predictions/vocabulary'
import type { FileType, ProcessingStatus } from './vocabulary'

const most = 100

export type ScanRow = {
  id: string
  originalFilename: string | null
  fileType: FileType | null
  uploadTimestamp: Date
  processingStatus: ProcessingStatus
  predictions: PredictionOfScan[]
}

export type PredictionOfScan = {
  id: string
  binaryResult: BinaryResult
  /** Hoehn and Yahr stage. */
  stageResult: number | null
  /** 0 to 1. */
  confidenceScore: number | null
  modelVersion: string | null
  createdAt: Date
}

type FoundRow = Omit<ScanRow, 'predictions'> & {
  predictions: (Omit<PredictionOfScan, 'createdAt'> & { createdAt: string })[]
}

/** A patient's scans, newest first, each with what models said of it; at most 100. */
export async function listScansOfPatient(scope: Scope, patientId: string): Promise<ScanRow[]> {
  noteAccess(scope, { action: 'scans.of-patient', entity: 'mri_scans', patientId })
  const found = await scope.db.$queryRaw<FoundRow[]>`
    select m.id, m.original_filename as "originalFilename", m.file_type as "fileType",
           m.upload_timestamp as "uploadTimestamp", m.processing_status as "processingStatus",
           coalesce((select jsonb_agg(jsonb_build_object(
                              'id', q.id, 'binaryResult', q.binary_result, 'stageResult', q.stage_result,
                              'confidenceScore', q.confidence_score, 'modelVersion', q.model_version, 'createdAt', q.created_at)
                            order by q.created_at desc, q.id desc)
                       from predictions q
                      where q.mri_scan_id = m.id and q.patient_id = ${patientId} and q.deleted_at is null), '[]') as predictions
      from mri_scans m
     where m.patient_id = ${patientId} and m.deleted_at is null
     order by m.upload_timestamp desc, m.id desc
     limit ${most}`
  return found.map((scan) => ({
    ...scan,
    predictions: scan.predictions.map((prediction) => ({ ...prediction, createdAt: new Date(prediction.createdAt) })),
  }))
}

import 'server-only'
import { noteAccess, noteOpened, type Scope } from '@/lib/db/scope'
import type { BinaryResult } from '@/lib/predictions/vocabulary'
import { sliceImageOf, type FileStart } from '@/lib/report-documents/slice-image'
import type { Verdict } from '@/lib/reviews/vocabulary'
import type { FileType, ProcessingStatus } from './vocabulary'

const most = 100

export type ScanRow = {
  id: string
  originalFilename: string | null
  fileType: FileType | null
  uploadTimestamp: Date
  processingStatus: ProcessingStatus
  /** It has a picture that can be shown. */
  hasSlice: boolean
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
  /** What a clinician said of it, and who; null while it is unreviewed. */
  verdict: Verdict | null
  reviewedBy: string | null
}

type FoundRow = Omit<ScanRow, 'predictions' | 'hasSlice'> &
  FileStart & {
    predictions: (Omit<PredictionOfScan, 'createdAt'> & { createdAt: string })[]
  }

/** A patient's scans, newest first, each with what models said of it; at most 100. */
export async function listScansOfPatient(scope: Scope, patientId: string): Promise<ScanRow[]> {
  noteAccess(scope, { action: 'scans.of-patient', entity: 'mri_scans', patientId })
  const found = await scope.db.$queryRaw<FoundRow[]>`
    select m.id, m.original_filename as "originalFilename", m.file_type as "fileType",
           m.upload_timestamp as "uploadTimestamp", m.processing_status as "processingStatus",
           encode(b.sha256, 'hex') as "imageHash", encode(substring(b.data from 1 for 8), 'hex') as "imageStart",
           octet_length(b.data) as "imageBytes",
           coalesce((select jsonb_agg(jsonb_build_object(
                              'id', q.id, 'binaryResult', q.binary_result, 'stageResult', q.stage_result,
                              'confidenceScore', q.confidence_score, 'modelVersion', q.model_version, 'createdAt', q.created_at,
                              'verdict', r.verdict, 'reviewedBy', d.name)
                            order by q.created_at desc, q.id desc)
                       from predictions q
                       left join prediction_reviews r on r.prediction_id = q.id and r.ended_at is null and r.deleted_at is null
                       left join app.doctor_directory d on d.doctor_id = r.doctor_id
                      where q.mri_scan_id = m.id and q.patient_id = ${patientId} and q.deleted_at is null
                        and q.superseded_by is null), '[]') as predictions
      from mri_scans m
      left join mri_scan_blobs b on b.scan_id = m.id
     where m.patient_id = ${patientId} and m.deleted_at is null
     order by m.upload_timestamp desc, m.id desc
     limit ${most}`
  return found.map(({ imageHash, imageStart, imageBytes, ...scan }) => ({
    ...scan,
    hasSlice: sliceImageOf({ imageHash, imageStart, imageBytes }) !== null,
    predictions: scan.predictions.map((prediction) => ({ ...prediction, createdAt: new Date(prediction.createdAt) })),
  }))
}

export type ScanRecord = {
  id: string
  sessionId: string
  patientId: string | null
  patientName: string | null
  originalFilename: string | null
  fileType: FileType | null
  fileSize: number | null
  imageDimensions: string | null
  uploadTimestamp: Date
  processingStatus: ProcessingStatus
  processingTimestamp: Date | null
  hasPixels: boolean
  importRun: number | null
  version: number
}

/** One scan and what is known of its file; null when there is none, or it is in the trash. */
export async function getScan(scope: Scope, id: string): Promise<ScanRecord | null> {
  const [scan] = await scope.db.$queryRaw<ScanRecord[]>`
    select m.id, m.session_id as "sessionId", m.patient_id as "patientId", p.name as "patientName",
           m.original_filename as "originalFilename", m.file_type as "fileType", m.file_size::float8 as "fileSize",
           m.image_dimensions as "imageDimensions", m.upload_timestamp as "uploadTimestamp",
           m.processing_status as "processingStatus", m.processing_timestamp as "processingTimestamp",
           exists (select from mri_scan_blobs b where b.scan_id = m.id) as "hasPixels",
           m.import_run as "importRun", m.version
      from mri_scans m
      left join patients p on p.patient_id = m.patient_id
     where m.id = ${id} and m.deleted_at is null`
  noteOpened(scope, { action: 'scans.open', entity: 'mri_scans', entityId: id }, scan)
  return scan ?? null
}

export type ScanOfSession = Pick<
  ScanRecord,
  'id' | 'originalFilename' | 'fileType' | 'fileSize' | 'uploadTimestamp' | 'processingStatus'
>

/** The scans of a session, newest first; at most 100. */
export async function listScansOfSession(
  scope: Scope,
  { id, patientId }: { id: string; patientId: string | null },
): Promise<ScanOfSession[]> {
  noteAccess(scope, { action: 'scans.of-session', entity: 'mri_scans', patientId: patientId ?? undefined })
  return scope.db.$queryRaw<ScanOfSession[]>`
    select m.id, m.original_filename as "originalFilename", m.file_type as "fileType", m.file_size::float8 as "fileSize",
           m.upload_timestamp as "uploadTimestamp", m.processing_status as "processingStatus"
      from mri_scans m
     where m.session_id = ${id} and m.deleted_at is null
     order by m.upload_timestamp desc, m.id desc
     limit ${most}`
}

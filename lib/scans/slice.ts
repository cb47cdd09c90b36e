import 'server-only'
import { noteAccess, noteOpened, type Scope } from '@/lib/db/scope'
import { readReportImage } from '@/lib/report-documents/queries'
import { sliceImageOf, type FileStart } from '@/lib/report-documents/slice-image'
import type { FileType, ProcessingStatus } from './vocabulary'

/** What is recorded of the scan that a result was made from. */
export type ScanFacts = {
  id: string
  originalFilename: string | null
  fileType: FileType | null
  fileSize: number | null
  imageDimensions: string | null
  uploadTimestamp: Date
  processingStatus: ProcessingStatus
  sequence: string | null
  /** As it was recorded, in tesla. */
  fieldStrength: string | null
  /** It has a picture that can be shown. */
  hasSlice: boolean
}

/** The facts of one scan; null when there is none, or it is not this viewer's to see. */
export async function getScanFacts(scope: Scope, scanId: string): Promise<ScanFacts | null> {
  const [found] = await scope.db.$queryRaw<(Omit<ScanFacts, 'hasSlice'> & FileStart & { patientId: string | null })[]>`
    select m.id, m.patient_id as "patientId", m.original_filename as "originalFilename", m.file_type as "fileType",
           m.file_size::float8 as "fileSize", m.image_dimensions as "imageDimensions",
           m.upload_timestamp as "uploadTimestamp", m.processing_status as "processingStatus",
           nullif(left(m.metadata ->> 'sequence', 100), '') as sequence,
           nullif(left(m.metadata ->> 'field_strength_tesla', 20), '') as "fieldStrength",
           encode(b.sha256, 'hex') as "imageHash", encode(substring(b.data from 1 for 8), 'hex') as "imageStart",
           octet_length(b.data) as "imageBytes"
      from mri_scans m
      left join mri_scan_blobs b on b.scan_id = m.id
     where m.id = ${scanId} and m.deleted_at is null`
  noteOpened(scope, { action: 'scans.open', entity: 'mri_scans', entityId: scanId }, found)
  if (!found) return null
  const { patientId: _patientId, imageHash, imageStart, imageBytes, ...facts } = found
  return { ...facts, hasSlice: sliceImageOf({ imageHash, imageStart, imageBytes }) !== null }
}

/**
 * The picture of a scan for a doctor of its patient, as reports show it; null for everybody else, who may read the scan
 * by other ways or not at all, and for a file that is no picture.
 */
export async function readSlice(
  scope: Scope,
  scanId: string,
): Promise<{ bytes: Buffer; format: 'png' | 'jpeg' } | null> {
  const [found] = await scope.db.$queryRaw<FileStart[]>`
    select encode(b.sha256, 'hex') as "imageHash", encode(substring(b.data from 1 for 8), 'hex') as "imageStart",
           octet_length(b.data) as "imageBytes"
      from mri_scan_blobs b
      join mri_scans m on m.id = b.scan_id
     where b.scan_id = ${scanId} and m.deleted_at is null and (select app.viewer_is('doctor'))`
  const image = found ? sliceImageOf(found) : null
  if (!image) {
    noteAccess(scope, { action: 'scans.slice', entity: 'mri_scan_blobs', entityId: scanId, outcome: 'not-found' })
    return null
  }
  const bytes = await readReportImage(scope, { scanId, sha256: image.sha256 })
  return bytes && { bytes, format: image.format }
}

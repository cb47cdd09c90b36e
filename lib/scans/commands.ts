import 'server-only'
import { staleSave } from '@/lib/changes/stale-save'
import type { Scope } from '@/lib/db/scope'
import { resolveReference } from '@/lib/references/queries'
import type { CreateScanInput, UpdateScanInput } from './schema'

/** Records a scan and what is known of its file; the patient is the session's. Returns its id. */
export async function createScan(scope: Scope, input: CreateScanInput): Promise<string> {
  const sessionId = await resolveReference(scope, 'sessions', input.sessionId, 'sessionId')
  const [created] = await scope.db.$queryRaw<{ id: string }[]>`
    insert into mri_scans (session_id, original_filename, file_type, file_size, image_dimensions, upload_timestamp,
                           processing_status, processing_timestamp)
    values (${sessionId}, ${input.originalFilename}, ${input.fileType ?? null}, ${input.fileSize}, ${input.imageDimensions},
            ${input.uploadTimestamp}, ${input.processingStatus}, ${input.processingTimestamp})
    returning id`
  return created!.id
}

/** Corrects what is known of a scan. In another session it belongs to that patient, and its model results move along. */
export async function updateScan(scope: Scope, input: UpdateScanInput): Promise<string> {
  const { id, version, ...fields } = input
  const sessionId = await resolveReference(scope, 'sessions', input.sessionId, 'sessionId')
  const { count } = await scope.db.mriScan.updateMany({
    where: { id, version, deletedAt: null },
    data: { ...fields, sessionId, fileType: input.fileType ?? null },
  })
  if (count === 0) throw await staleSave(scope, 'mri_scans', id, version, { ...fields, sessionId })
  return id
}

type Description = { id: string; version: number; originalFilename?: string | null; fileType?: string | null }

/** Changes what the file is called, or its type, alone: a cell of the list. */
export async function describeScan(scope: Scope, { id, version, ...described }: Description): Promise<void> {
  const { count } = await scope.db.mriScan.updateMany({ where: { id, version, deletedAt: null }, data: described })
  if (count === 0) throw await staleSave(scope, 'mri_scans', id, version, described)
}

import 'server-only'
import { createHash } from 'node:crypto'
import { noteAccess, type Scope } from '@/lib/db/scope'
import { fileStore } from '@/lib/storage/configured-store'
import type { FileVariant } from './vocabulary'

export type ReportFile = { storageKey: string; sha256: string; byteSize: number }

/** The file of a report that this viewer may read, noted as a download; null when there is none for them. */
export async function findReportFile(scope: Scope, reportId: string, variant: FileVariant): Promise<ReportFile | null> {
  const [found] = await scope.db.$queryRaw<(ReportFile & { patientId: string | null })[]>`
    select f.storage_key as "storageKey", f.sha256, f.byte_size::float8 as "byteSize", r.patient_id as "patientId"
      from report_files f
      join medical_reports r on r.id = f.report_id
     where f.report_id = ${reportId} and f.variant = ${variant} and r.deleted_at is null`
  noteAccess(scope, {
    action: 'reports.download',
    entity: 'medical_reports',
    entityId: reportId,
    patientId: found?.patientId ?? undefined,
    fields: [variant],
    outcome: found ? 'ok' : 'not-found',
  })
  return found ?? null
}

/** The bytes of a file as they were published; null when it is gone or is no longer what was published. */
export async function readReportFile({ storageKey, sha256 }: ReportFile): Promise<Buffer | null> {
  const store = await fileStore()
  const bytes = await store.read(storageKey)
  return bytes && createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : null
}

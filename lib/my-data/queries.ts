import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { noteAccess, type Scope } from '@/lib/db/scope'
import type { PlainReport } from '@/lib/reports/plain-report'
import type { ArchiveStatus } from './vocabulary'

export type Archive = {
  id: string
  status: ArchiveStatus
  askedAt: Date
  madeAt: Date | null
  expiresAt: Date | null
  byteSize: number | null
  sha256: string | null
  fetchedAt: Date | null
  /** The password was asked once more in this login session, just now. */
  isOpen: boolean
}

const mostShown = 20

function archives(scope: Scope) {
  return Prisma.sql`
    select a.id, case when a.status = 'ready' and a.expires_at < now() then 'expired' else a.status end as status,
           a.asked_at as "askedAt", a.made_at as "madeAt", a.expires_at as "expiresAt", a.byte_size::float8 as "byteSize",
           a.sha256, a.fetched_at as "fetchedAt",
           coalesce(a.opened_until > now() and a.opened_session = ${scope.viewer.loginSessionId}, false) as "isOpen"
      from data_archives a`
}

/** The files that the patient asked for, latest first. */
export async function listArchives(scope: Scope): Promise<Archive[]> {
  return scope.db.$queryRaw<Archive[]>`
    ${archives(scope)} order by a.asked_at desc, a.id desc limit ${mostShown}`
}

export async function getArchive(scope: Scope, id: string): Promise<Archive | null> {
  const [found] = await scope.db.$queryRaw<Archive[]>`${archives(scope)} where a.id = ${id}`
  return found ?? null
}

export type ArchiveFile = { storageKey: string; byteSize: number; sha256: string }

/** Where the file of an archive lies that this session opened just now, noted as taken along; null otherwise. */
export async function takeArchiveFile(scope: Scope, id: string): Promise<ArchiveFile | null> {
  const [found] = await scope.db.$queryRaw<ArchiveFile[]>`
    select storage_key as "storageKey", byte_size::float8 as "byteSize", sha256 from app.fetch_archive(${id})`
  noteAccess(scope, {
    action: 'my-data.download',
    entity: 'data_archives',
    entityId: id,
    patientId: scope.viewer.patientId ?? undefined,
    outcome: found ? 'ok' : 'not-found',
  })
  return found ?? null
}

export type TableNote = {
  name: string
  about: string | null
  columns: { name: string; type: string; about: string | null }[]
}

/** The tables that the patient may read, with what each holds. */
export async function listMyTables({ db }: Scope): Promise<TableNote[]> {
  return db.$queryRaw<TableNote[]>`select name, about, columns from app.my_tables()`
}

export async function listMyRows(scope: Scope, table: string): Promise<Record<string, unknown>[]> {
  noteAccess(scope, { action: 'my-data.take', entity: table, patientId: scope.viewer.patientId ?? undefined })
  const found = await scope.db.$queryRaw<{ line: Record<string, unknown> }[]>`
    select line from app.my_rows(${table}) as own (line)`
  return found.map(({ line }) => line)
}

/** What functions tell a patient beside the tables: notes of visits that are out, stages, what was confirmed. */
export async function listMyAnswers({ db }: Scope): Promise<Record<string, unknown[]>> {
  return {
    visit_notes: await db.$queryRaw<unknown[]>`select * from app.my_visit_notes()`,
    stages: await db.$queryRaw<unknown[]>`select * from app.my_stages()`,
    reviews_of_results: await db.$queryRaw<unknown[]>`select * from app.reviews_of_my_results()`,
    confirmed: await db.$queryRaw<unknown[]>`select * from app.my_confirmed()`,
  }
}

export type FileOfReport = {
  reportId: string
  createdAt: Date
  version: number
  variant: string
  storageKey: string
  sha256: string
  byteSize: number
}

/** The files of every report that the patient may read. */
export async function listMyReportFiles({ db }: Scope): Promise<FileOfReport[]> {
  return db.$queryRaw<FileOfReport[]>`
    select r.id as "reportId", r.created_at as "createdAt", r.version, f.variant, f.storage_key as "storageKey", f.sha256,
           f.byte_size::float8 as "byteSize"
      from medical_reports r join report_files f on f.report_id = r.id
     where r.deleted_at is null
     order by r.created_at, r.id, f.variant`
}

const mostPlain = 500

/** Reports that the patient may read and that have no file: those of the old system, the oldest first; at most 500. */
export async function listMyPlainReports({ db }: Scope): Promise<PlainReport[]> {
  return db.$queryRaw<PlainReport[]>`
    select r.id, r.title, r.content, r.recommendations, r.disclaimer, r.version, r.generated_by as "generatedBy",
           r.created_at as "createdAt", r.report_type as "reportType", r.prediction_id as "predictionId"
      from medical_reports r
     where r.deleted_at is null and not exists (select from report_files f where f.report_id = r.id)
     order by r.created_at, r.id
     limit ${mostPlain}`
}

export type ScanToTake = { id: string; uploadedAt: Date; fileName: string | null }

export async function listMyScans({ db }: Scope): Promise<ScanToTake[]> {
  return db.$queryRaw<ScanToTake[]>`
    select m.id, m.upload_timestamp as "uploadedAt", m.original_filename as "fileName"
      from mri_scans m
     where m.deleted_at is null and exists (select from mri_scan_blobs b where b.scan_id = m.id)
     order by m.upload_timestamp, m.id`
}

/** The bytes of a scan as they came; null when it is no longer the patient's to read. */
export async function takeScan({ db }: Scope, id: string): Promise<Buffer | null> {
  const found = await db.mriScanBlob.findUnique({ where: { scanId: id }, select: { data: true } })
  return found ? Buffer.from(found.data) : null
}

import 'server-only'
import { noteAccess, noteOpened, type Scope } from '@/lib/db/scope'
import { clinicZone } from '@/lib/format/dates'
import { getLowConfidence } from '@/lib/predictions/queries'
import { readConsultations, readDoctors, readMedications, readNextVisit, readRecommendations } from './care-facts'
import { reportDocument, type ReportDocument, type Signature } from './document'
import { kindOf, type PatientFacts, type ReportInput } from './input'
import { readClinician, readHistory, readPrediction, readReview, readScan } from './screening-facts'

/**
 * Everything a report is made from, under the rights of who asked: for one session, or without one for all of a patient.
 * Null when there is no such patient or session for this viewer.
 */
export async function readReportInput(
  scope: Scope,
  { patientId, sessionId, reportType, language = 'en' }: ReportOrder,
): Promise<ReportInput | null> {
  const patient = await readPatient(scope, patientId)
  const session = patient && sessionId ? await readSession(scope, { patientId, sessionId }) : null
  const found = patient && (session !== null || !sessionId)
  noteAccess(scope, {
    action: 'reports.gather',
    entity: sessionId ? 'sessions' : 'patients',
    entityId: sessionId ?? patientId,
    patientId: patient ? patientId : undefined,
    outcome: found ? 'ok' : 'not-found',
  })
  if (!found) return null

  const of = { patientId, sessionId: session?.id ?? null }
  const prediction = await readPrediction(scope, of)
  return {
    kind: kindOf(reportType),
    about: session ? 'session' : 'patient',
    language,
    timeZone: clinicZone(),
    asOf: patient.asOf,
    isDemo: patient.isDemo,
    patient: patient.facts,
    session,
    scan: await readScan(scope, { ...of, scanId: prediction?.scanId ?? null }),
    prediction: prediction?.result ?? null,
    review: prediction ? await readReview(scope, prediction.result.id) : null,
    lowConfidence: await getLowConfidence(scope),
    clinician: await readClinician(scope, patientId),
    history: await readHistory(scope, patientId),
    medications: await readMedications(scope, patientId),
    medicationNote: patient.medicationNote,
    consultations: await readConsultations(scope, patientId),
    nextVisit: await readNextVisit(scope, patientId),
    recommendations: await readRecommendations(scope, of),
    doctors: await readDoctors(scope, patientId),
  }
}
export type ReportOrder = { patientId: string; sessionId: string | null; reportType: string; language?: string }

/** The bytes of a picture that a document shows; null when it is gone, or is another one by now. */
export async function readReportImage(
  scope: Scope,
  { scanId, sha256 }: { scanId: string; sha256: string },
): Promise<Buffer | null> {
  const [found] = await scope.db.$queryRaw<{ data: Uint8Array; patientId: string | null }[]>`
    select b.data, m.patient_id as "patientId"
      from mri_scan_blobs b
      join mri_scans m on m.id = b.scan_id
     where b.scan_id = ${scanId} and b.sha256 = decode(${sha256}, 'hex') and m.deleted_at is null`
  noteOpened(scope, { action: 'scans.slice', entity: 'mri_scan_blobs', entityId: scanId }, found)
  return found ? Buffer.from(found.data) : null
}

export type ReadableReport = {
  document: ReportDocument
  signature: Signature | null
  /** The bytes of its pictures, by their SHA-256. */
  images: Record<string, Buffer>
  /** The files made of it. */
  files: { variant: 'a4' | 'large-print'; byteSize: number }[]
}

type FoundDocument = {
  patientId: string | null
  document: unknown
  documentSha256: string
  signedAt: Date | null
  signedBy: string | null
  files: ReadableReport['files']
}

/** A report as it is read on screen; null when this viewer has no such report, or it is older than documents are. */
export async function readReportDocument(scope: Scope, reportId: string): Promise<ReadableReport | null> {
  const [found] = await scope.db.$queryRaw<FoundDocument[]>`
    select r.patient_id as "patientId", r.document, r.document_sha256 as "documentSha256", r.signed_at as "signedAt",
           d.name as "signedBy",
           coalesce((select jsonb_agg(jsonb_build_object('variant', f.variant, 'byteSize', f.byte_size) order by f.variant)
                       from report_files f where f.report_id = r.id), '[]') as files
      from medical_reports r
      left join app.doctor_directory d on d.doctor_id = r.signed_doctor_id
     where r.id = ${reportId} and r.deleted_at is null and r.document is not null`
  const parsed = reportDocument.safeParse(found?.document)
  noteOpened(scope, { action: 'reports.document', entity: 'medical_reports', entityId: reportId }, found)
  if (!found || !parsed.success) return null
  const images: ReadableReport['images'] = {}
  for (const block of parsed.data.sections.flatMap(({ blocks }) => blocks)) {
    const bytes = block.type === 'image' ? await readReportImage(scope, block) : null
    if (bytes && block.type === 'image') images[block.sha256] = bytes
  }
  const signature = found.signedAt && {
    name: found.signedBy ?? '',
    signedAt: found.signedAt.toISOString(),
    documentSha256: found.documentSha256,
  }
  return { document: parsed.data, signature, images, files: found.files }
}

type FoundPatient = Omit<PatientFacts, 'ageReportedAt'> & {
  ageReportedAt: Date | null
  medicationNote: string | null
  isDemo: boolean
  asOf: Date
}

async function readPatient({ db }: Scope, patientId: string) {
  const [found] = await db.$queryRaw<FoundPatient[]>`
    select p.patient_id as id, p.name, p.date_of_birth::text as "dateOfBirth", p.age_reported::integer as "ageReported",
           p.age_reported_at as "ageReportedAt", p.gender, nullif(trim(p.allergies), '') as allergies,
           nullif(trim(p.current_medications), '') as "medicationNote",
           coalesce(app.is_demo(p.created_at, p.import_run), false) as "isDemo",
           now() as "asOf"
      from patients p
     where p.patient_id = ${patientId} and p.deleted_at is null`
  if (!found) return null
  const { medicationNote, isDemo, asOf, ageReportedAt, ...facts } = found
  return {
    facts: { ...facts, ageReportedAt: ageReportedAt?.toISOString() ?? null },
    medicationNote,
    isDemo,
    asOf: asOf.toISOString(),
  }
}

async function readSession({ db }: Scope, { patientId, sessionId }: { patientId: string; sessionId: string }) {
  const [found] = await db.$queryRaw<{ id: string; createdAt: Date }[]>`
    select s.id, s.created_at as "createdAt"
      from sessions s
     where s.id = ${sessionId} and s.patient_id = ${patientId} and s.deleted_at is null`
  return found ? { id: found.id, createdAt: found.createdAt.toISOString() } : null
}

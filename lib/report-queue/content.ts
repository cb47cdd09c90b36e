import 'server-only'
import { randomUUID } from 'node:crypto'
import { asViewer, type Scope } from '@/lib/db/scope'
import { composeReport } from '@/lib/report-documents/compose'
import {
  plainText,
  reportDocument,
  type ReportDocument,
  type ReportIdentity,
  type Signature,
} from '@/lib/report-documents/document'
import { hashOfDocument, hashOfInput } from '@/lib/report-documents/hash'
import { readReportImage, readReportInput } from '@/lib/report-documents/queries'
import { stringsFor } from '@/lib/report-documents/strings/packs'
import { ReportFailure, withdrawn } from './failure'
import type { ReportOrder } from './order'

/** What the pages are drawn from, and what must still be so when they are published. */
export type ReportContent = {
  document: ReportDocument
  identity: ReportIdentity
  signature: Signature | null
  images: Record<string, Uint8Array>
  /** What is compared before publishing. */
  fingerprint: string
  /** The row of a new report; null when only its files are made again. */
  row: Record<string, unknown> | null
}

/** Reads what a report says, as the person who asked for it. */
export async function readContent(order: ReportOrder): Promise<ReportContent> {
  return asViewer(order.requester, (scope) =>
    order.signingOf ? signedContent(scope, order.signingOf) : newContent(scope, order),
  )
}

/** The same once more, within the transaction that publishes: only what says the same is published. */
export async function fingerprintNow(scope: Scope, order: ReportOrder): Promise<string> {
  if (order.signingOf) return (await readSigned(scope, order.signingOf)).fingerprint
  const input = await readReportInput(scope, order)
  if (!input) throw noLonger()
  return hashOfInput(input)
}

async function newContent(scope: Scope, order: ReportOrder): Promise<ReportContent> {
  const input = await readReportInput(scope, order)
  if (!input) throw noLonger()
  const document = composeReport(input, stringsFor(order.language))
  const identity = { reportId: randomUUID(), version: order.nextVersion }
  const fingerprint = hashOfInput(input)
  return {
    document,
    identity,
    signature: null,
    images: await imagesOf(scope, document),
    fingerprint,
    row: {
      ...identity,
      predictionId: document.predictionId,
      title: document.title,
      content: plainText(document),
      recommendations: document.recommendations,
      format: 'text',
      generatedBy: 'Substantia',
      confidence: input.prediction?.confidence ?? null,
      disclaimer: document.disclaimer,
      document,
      documentSha256: hashOfDocument(document),
      inputSha256: fingerprint,
    },
  }
}

async function signedContent(scope: Scope, reportId: string): Promise<ReportContent> {
  const { document, identity, signature, fingerprint } = await readSigned(scope, reportId)
  return { document, identity, signature, fingerprint, images: await imagesOf(scope, document), row: null }
}

type Signed = {
  document: unknown
  documentSha256: string
  version: number
  signedAt: Date | null
  signatureSha256: string | null
  signedBy: string | null
}

/** A report and its signature as they are kept. */
async function readSigned({ db }: Scope, reportId: string) {
  const [found] = await db.$queryRaw<Signed[]>`
    select r.document, r.document_sha256 as "documentSha256", r.version, r.signed_at as "signedAt",
           r.signature_sha256 as "signatureSha256", d.name as "signedBy"
      from medical_reports r
      left join app.doctor_directory d on d.doctor_id = r.signed_doctor_id
     where r.id = ${reportId} and r.deleted_at is null and r.document is not null`
  if (!found) throw noLonger()
  const parsed = reportDocument.safeParse(found.document)
  if (!parsed.success || hashOfDocument(parsed.data) !== found.documentSha256)
    throw new ReportFailure('data', 'What the report says does not fit its own hash. It is not drawn again.', {
      mayPass: false,
    })
  const { signedAt, signatureSha256 } = found
  const signature = signedAt && {
    name: found.signedBy ?? '',
    signedAt: signedAt.toISOString(),
    documentSha256: found.documentSha256,
  }
  return {
    document: parsed.data,
    identity: { reportId, version: found.version },
    signature,
    fingerprint: `${found.documentSha256} ${signatureSha256}`,
  }
}

/** The pictures that a document shows. One that is gone is left out; the pages say so. */
async function imagesOf(scope: Scope, document: ReportDocument) {
  const images: Record<string, Uint8Array> = {}
  for (const { blocks } of document.sections)
    for (const block of blocks) {
      if (block.type !== 'image') continue
      const bytes = await readReportImage(scope, block)
      if (bytes) images[block.sha256] = bytes
    }
  return images
}

function noLonger() {
  return withdrawn('Whoever asked for it may no longer read this record, or it is no longer there.')
}

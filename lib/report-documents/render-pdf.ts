import PDFDocument from 'pdfkit'
import { linesOf, type ReportDocument, type ReportIdentity, type Signature } from './document'

export type RenderOptions = {
  size: 'a4' | 'large-print'
  signature: Signature | null
  /** Null for a look before it is published. */
  identity: ReportIdentity | null
  files: RenderFiles
}
/** All that rendering may open: the folder of the fonts; and the pictures, already read, by their SHA-256. */
export type RenderFiles = { fontDirectory: string; images: Record<string, Uint8Array> }

/** Draws a document as PDF. Pure: it opens fonts and nothing else, and the same document makes the same bytes. */
export async function renderPdf(document: ReportDocument, { size }: RenderOptions): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A4', compress: false, info: { CreationDate: new Date(document.madeAt) } })
  const chunks: Buffer[] = []
  const done = new Promise<void>((resolve, reject) => pdf.on('end', resolve).on('error', reject))
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  pdf
    .fontSize(size === 'a4' ? 10 : 18)
    .text(document.title)
    .text(document.lead)
  for (const { heading, blocks } of document.sections) {
    pdf.moveDown().text(heading)
    for (const line of blocks.flatMap(linesOf)) pdf.text(line)
  }
  pdf.end()
  await done
  return Buffer.concat(chunks)
}

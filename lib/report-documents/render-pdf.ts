import PDFDocument from 'pdfkit'
import type { ReportBlock, ReportDocument, ReportIdentity, ReportSection, Signature } from './document'
import { hashOfDocument } from './hash'
import { drawBeside, drawBlock, type Drawing } from './pdf/blocks'
import { openFonts } from './pdf/fonts'
import { drawFooters, footerHeight } from './pdf/furniture'
import { inks, leadInks, looks } from './pdf/looks'
import { child, decorate, keepTogether, lineHeight, newSheet, write, type Element, type Sheet } from './pdf/sheet'
import { signedTime } from './signed-time'
import { fill } from './words'

export const reportSizes = ['a4', 'large-print'] as const
export type ReportSize = (typeof reportSizes)[number]

export type RenderOptions = {
  size: ReportSize
  signature: Signature | null
  /** Null for a look before it is published. */
  identity: ReportIdentity | null
  files: RenderFiles
}
/** All that rendering may open: the folder of the fonts; and pictures, read already, by their SHA-256. */
export type RenderFiles = { fontDirectory: string; images: Record<string, Uint8Array> }

/**
 * Draws a document as a tagged PDF (PDF/UA). Pure: it opens the fonts and nothing else, and the same document with the
 * same signature makes the same bytes, so that the hash of a file can be checked by drawing it again.
 */
export async function renderPdf(document: ReportDocument, options: RenderOptions): Promise<Buffer> {
  const pdf = openPdf(document, options.signature)
  const chunks: Buffer[] = []
  const done = new Promise<void>((resolve, reject) => pdf.on('end', resolve).on('error', reject))
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  const look = options.size === 'large-print' ? looks.large : looks[document.kind]
  const sheet = newSheet(pdf, openFonts(pdf, options.files.fontDirectory), look)
  const foot = { document, identity: options.identity, documentSha256: hashOfDocument(document) }
  sheet.bottom -= footerHeight(sheet, foot)
  const root = pdf.struct('Document')
  pdf.addStructure(root)

  drawHead(sheet, root, document)
  for (const section of document.sections)
    drawSection(sheet, root, section, { labels: document.labels, images: options.files.images })
  drawSignature(sheet, root, document, options.signature)
  drawEnd(sheet, root, document)
  drawFooters(sheet, foot)
  pdf.end()
  await done
  return Buffer.concat(chunks)
}

function openPdf(document: ReportDocument, signature: Signature | null) {
  const date = new Date(signature?.signedAt ?? document.madeAt)
  const options: PDFKit.PDFDocumentOptions = {
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: document.language,
    displayTitle: true,
    bufferPages: true,
    // deflate differs between machines, and with it the hash of a file that says the same
    compress: false,
    info: { Title: document.title, Producer: 'Substantia', Creator: 'Substantia', CreationDate: date, ModDate: date },
  }
  return new PDFDocument(Object.assign(options, { subset: 'PDF/UA' }))
}

function drawHead(sheet: Sheet, root: Element, document: ReportDocument) {
  const { look } = sheet
  write(sheet, child(sheet, root, 'H1'), document.title, { size: look.title, bold: true, ink: inks.ink })
  sheet.y += look.gap
  drawLead(sheet, root, document)
  write(sheet, child(sheet, root, 'P'), document.subject.line, { size: look.body * 1.15, bold: true })
  const made = [document.madeLine, document.demoMark].filter(Boolean).join('. ')
  write(sheet, child(sheet, root, 'P'), made, { size: look.small, bold: false, ink: inks.muted })
}

/** The first line, framed: it says how far the rest can be relied on. */
function drawLead(sheet: Sheet, root: Element, { lead, standing }: ReportDocument) {
  const { look, left, width } = sheet
  const style = { size: look.body * 1.1, bold: true, ink: leadInks[standing].ink }
  const inset = look.body * 0.7
  const box = { x: left + inset, width: width - 2 * inset }
  const height = sheet.set.lines(lead, style, box.width).length * lineHeight(sheet, style) + inset
  const { y } = sheet
  if (y + height < sheet.bottom)
    decorate(sheet, (pdf) =>
      pdf.lineWidth(1).rect(left, y, width, height).fillAndStroke(leadInks[standing].ground, leadInks[standing].border),
    )
  sheet.y += inset / 2
  write(sheet, child(sheet, root, 'P'), lead, style, box)
  sheet.y += inset / 2 + look.gap
}

function drawSection(sheet: Sheet, root: Element, { heading, blocks }: ReportSection, drawing: Drawing) {
  const element = child(sheet, root, 'Sect')
  drawHeading(sheet, element, heading, heightOfFirst(sheet, blocks[0]))
  const beside = drawBeside(sheet, element, blocks.slice(0, 2), drawing)
  for (const block of beside ? blocks.slice(2) : blocks) drawBlock(sheet, element, block, drawing)
}

function heightOfFirst({ look }: Sheet, block: ReportBlock | undefined): number {
  if (block?.type === 'stage-chart') return look.chart + 6 * look.body * look.line
  return block?.type === 'image' ? look.image + 2 * look.body * look.line : 0
}

/** A heading keeps with it what it heads: a drawing, or at least three lines. */
function drawHeading(sheet: Sheet, parent: Element, heading: string, height = 0) {
  const { look, left, width } = sheet
  const style = { size: look.heading, bold: true, ink: inks.primary }
  sheet.y += look.sectionGap
  const least = 3 * lineHeight(sheet, { size: look.body, bold: false })
  keepTogether(sheet, lineHeight(sheet, style) + Math.max(least, height))
  write(sheet, child(sheet, parent, 'H2'), heading, style)
  const { y } = sheet
  if (look.columns)
    decorate(sheet, (pdf) => {
      pdf.lineWidth(0.5).strokeColor(inks.line)
      pdf
        .moveTo(left, y)
        .lineTo(left + width, y)
        .stroke()
    })
  sheet.y += look.columns ? 2 : look.gap / 2
}

function drawSignature(
  sheet: Sheet,
  root: Element,
  { labels, language, timeZone }: ReportDocument,
  signature: Signature | null,
) {
  const element = child(sheet, root, 'Sect')
  const { body, small } = sheet.look
  drawHeading(sheet, element, labels.signature)
  const signed =
    signature && fill(labels.signedBy, { name: signature.name, time: signedTime(signature, language, timeZone) })
  write(sheet, child(sheet, element, 'P'), signed ?? labels.notSigned, { size: body, bold: true })
  if (signature)
    write(sheet, child(sheet, element, 'P'), `${labels.signatureHash}: ${signature.documentSha256}`, {
      size: small,
      bold: false,
      ink: inks.muted,
    })
}

function drawEnd(sheet: Sheet, root: Element, { disclaimer, labels }: ReportDocument) {
  const style = { size: sheet.look.small, bold: false, ink: inks.muted }
  sheet.y += sheet.look.gap
  write(sheet, child(sheet, root, 'P'), disclaimer, style)
  if (sheet.set.state.replaced) write(sheet, child(sheet, root, 'P'), labels.replaced, style)
}

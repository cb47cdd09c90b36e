import PDFDocument from 'pdfkit'
import { clean } from '../clean-text'
import { openFonts } from './fonts'
import { inks, type Look } from './looks'
import { child, drawLine, newSheet, write, type Element, type Sheet } from './sheet'

const footHeight = 24

/** What stands on top of what a patient keeps: its title, whose it is, and when it was made. */
export type PersonalHead = { title: string; lines: string[]; madeAt: Date }

/**
 * A tagged PDF of what a patient prints or keeps and nobody signs: head, what `draw` puts below it, page numbers. Returns
 * the file and how many pages it has.
 */
export async function drawPersonal(
  head: PersonalHead,
  { look, fontDirectory }: { look: Look; fontDirectory: string },
  draw: (sheet: Sheet, root: Element) => void,
): Promise<{ bytes: Buffer; pages: number }> {
  const pdf = openPdf(head)
  const chunks: Buffer[] = []
  const done = new Promise<void>((resolve, reject) => pdf.on('end', resolve).on('error', reject))
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  const sheet = newSheet(pdf, openFonts(pdf, fontDirectory), look)
  sheet.bottom -= footHeight
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  drawHead(sheet, root, head)
  draw(sheet, root)
  drawFeet(sheet)
  const pages = pdf.bufferedPageRange().count
  pdf.end()
  await done
  return { bytes: Buffer.concat(chunks), pages }
}

function openPdf({ title, madeAt }: PersonalHead) {
  const options: PDFKit.PDFDocumentOptions = {
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en',
    displayTitle: true,
    bufferPages: true,
    info: { Title: title, Producer: 'Substantia', Creator: 'Substantia', CreationDate: madeAt, ModDate: madeAt },
  }
  return new PDFDocument(Object.assign(options, { subset: 'PDF/UA' }))
}

function drawHead(sheet: Sheet, root: Element, { title, lines }: PersonalHead) {
  const { look } = sheet
  write(sheet, child(sheet, root, 'H1'), clean(title), { size: look.title, bold: true, ink: inks.ink })
  sheet.y += look.gap
  for (const line of lines)
    write(sheet, child(sheet, root, 'P'), clean(line), { size: look.small, bold: false, ink: inks.muted })
}

/** The page numbers, once it is known how many there are. No content: a reader aloud skips them. */
function drawFeet(sheet: Sheet) {
  const { pdf, left, width } = sheet
  const { start, count } = pdf.bufferedPageRange()
  const size = 10
  for (let at = start; at < start + count; at++) {
    pdf.switchToPage(at)
    pdf.markContent('Artifact', { type: 'Pagination' })
    const [line] = sheet.set.lines(`Page ${at - start + 1} of ${count}`, { size, bold: false }, width)
    if (line) drawLine(sheet, line, { size, ink: inks.muted, x: left, width, y: sheet.bottom + 8, step: 14 })
    pdf.endMarkedContent()
  }
}

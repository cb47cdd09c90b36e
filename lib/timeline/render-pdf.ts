import 'server-only'
import PDFDocument from 'pdfkit'
import { clean } from '@/lib/report-documents/clean-text'
import { openFonts } from '@/lib/report-documents/pdf/fonts'
import { inks, looks } from '@/lib/report-documents/pdf/looks'
import {
  child,
  drawLine,
  keepTogether,
  lineHeight,
  newSheet,
  write,
  type Element,
  type Sheet,
} from '@/lib/report-documents/pdf/sheet'

export type PrintedTimeline = {
  title: string
  /** Whose it is, what was chosen of it, and when it was made. */
  lines: string[]
  /** Said at the end: that there is more. */
  end: string | null
  months: { label: string; entries: PrintedEntry[] }[]
  madeAt: Date
}
export type PrintedEntry = { when: string; sentence: string; more: string[] }

/** Draws a timeline as a tagged PDF, as reports are drawn: for reading aloud as well as for paper. */
export async function renderTimeline(timeline: PrintedTimeline, fontDirectory: string): Promise<Buffer> {
  const pdf = openPdf(timeline)
  const chunks: Buffer[] = []
  const done = new Promise<void>((resolve, reject) => pdf.on('end', resolve).on('error', reject))
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  const sheet = newSheet(pdf, openFonts(pdf, fontDirectory), looks.patient)
  sheet.bottom -= footHeight
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  drawHead(sheet, root, timeline)
  for (const month of timeline.months) drawMonth(sheet, root, month)
  if (timeline.end) {
    sheet.y += sheet.look.gap
    write(sheet, child(sheet, root, 'P'), timeline.end, { size: sheet.look.body, bold: true })
  }
  drawFeet(sheet)
  pdf.end()
  await done
  return Buffer.concat(chunks)
}

const footHeight = 24

function openPdf({ title, madeAt }: PrintedTimeline) {
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

function drawHead(sheet: Sheet, root: Element, { title, lines }: PrintedTimeline) {
  const { look } = sheet
  write(sheet, child(sheet, root, 'H1'), title, { size: look.title, bold: true })
  sheet.y += look.gap
  for (const line of lines)
    write(sheet, child(sheet, root, 'P'), clean(line), { size: look.small, bold: false, ink: inks.muted })
}

function drawMonth(sheet: Sheet, root: Element, { label, entries }: PrintedTimeline['months'][number]) {
  const { look } = sheet
  const section = child(sheet, root, 'Sect')
  const heading = { size: look.heading, bold: true, ink: inks.primary }
  sheet.y += look.sectionGap
  keepTogether(sheet, lineHeight(sheet, heading) + 4 * lineHeight(sheet, { size: look.body, bold: false }))
  write(sheet, child(sheet, section, 'H2'), label, heading)
  sheet.y += look.gap
  const list = child(sheet, section, 'L')
  for (const entry of entries) drawEntry(sheet, list, entry)
}

function drawEntry(sheet: Sheet, list: Element, { when, sentence, more }: PrintedEntry) {
  const { look } = sheet
  const plain = { size: look.body, bold: false }
  keepTogether(sheet, 3 * lineHeight(sheet, plain))
  const body = child(sheet, child(sheet, list, 'LI'), 'LBody')
  write(sheet, child(sheet, body, 'P'), when, { size: look.small, bold: false, ink: inks.muted })
  write(sheet, child(sheet, body, 'P'), clean(sentence), { size: look.body, bold: true })
  for (const line of more) write(sheet, child(sheet, body, 'P'), clean(line), plain)
  sheet.y += look.gap * 1.5
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

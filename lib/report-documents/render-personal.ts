import PDFDocument from 'pdfkit'
import { clean } from './clean-text'
import type { ReportBlock, ReportDocument } from './document'
import { drawBlock } from './pdf/blocks'
import { openFonts } from './pdf/fonts'
import { inks, looks, type Look } from './pdf/looks'
import { child, drawLine, keepTogether, lineHeight, newSheet, write, type Element, type Sheet } from './pdf/sheet'
import type { ReportSize } from './render-pdf'

/** What a patient prints or keeps that is no report: nobody signs it, and it has no number. */
export type PersonalDocument = {
  title: string
  /** Whose it is and when it was made, in small letters below the title. */
  lines: string[]
  sections: { heading: string; blocks: PersonalBlock[] }[]
  end: string | null
  madeAt: Date
  /** In usual letters it stands on one page, as long as nothing would be smaller than 10.5 points. */
  onePage?: boolean
}
export type PersonalBlock = Extract<ReportBlock, { type: 'paragraph' | 'facts' | 'list' | 'table' | 'quote' }>

/** What blocks of reports may need and these never use. */
const labels = {
  imageMissing: '',
  chart: { asTable: '', date: '', stage: '', by: '' },
} as ReportDocument['labels']

const footHeight = 24

/** Draws such a document as a tagged PDF, as reports are drawn: for reading aloud as well as for paper. */
export async function renderPersonal(
  document: PersonalDocument,
  { size, fontDirectory }: { size: ReportSize; fontDirectory: string },
): Promise<Buffer> {
  if (size === 'large-print') return (await drawWith(document, looks.large, fontDirectory)).bytes
  const tries = document.onePage ? [looks.page, looks.fullPage] : [looks.patient]
  for (const look of tries) {
    const { bytes, pages } = await drawWith(document, look, fontDirectory)
    if (pages === 1 || look === tries.at(-1)) return bytes
  }
  throw new Error('There is a look for every document.')
}

async function drawWith(document: PersonalDocument, look: Look, fontDirectory: string) {
  const pdf = openPdf(document)
  const chunks: Buffer[] = []
  const done = new Promise<void>((resolve, reject) => pdf.on('end', resolve).on('error', reject))
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  const sheet = newSheet(pdf, openFonts(pdf, fontDirectory), look)
  sheet.bottom -= footHeight
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  drawHead(sheet, root, document)
  for (const { heading, blocks } of document.sections) drawSection(sheet, root, heading, blocks)
  if (document.end) {
    sheet.y += sheet.look.sectionGap
    write(sheet, child(sheet, root, 'P'), clean(document.end), { size: sheet.look.small, bold: false, ink: inks.muted })
  }
  drawFeet(sheet)
  const pages = pdf.bufferedPageRange().count
  pdf.end()
  await done
  return { bytes: Buffer.concat(chunks), pages }
}

function openPdf({ title, madeAt }: PersonalDocument) {
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

function drawHead(sheet: Sheet, root: Element, { title, lines }: PersonalDocument) {
  const { look } = sheet
  write(sheet, child(sheet, root, 'H1'), clean(title), { size: look.title, bold: true, ink: inks.ink })
  sheet.y += look.gap
  for (const line of lines)
    write(sheet, child(sheet, root, 'P'), clean(line), { size: look.small, bold: false, ink: inks.muted })
}

function drawSection(sheet: Sheet, root: Element, heading: string, blocks: PersonalBlock[]) {
  const { look } = sheet
  const section = child(sheet, root, 'Sect')
  const style = { size: look.heading, bold: true, ink: inks.primary }
  sheet.y += look.sectionGap
  keepTogether(sheet, lineHeight(sheet, style) + 3 * lineHeight(sheet, { size: look.body, bold: false }))
  write(sheet, child(sheet, section, 'H2'), clean(heading), style)
  sheet.y += look.gap / 2
  for (const block of blocks) drawBlock(sheet, section, cleaned(block), { labels, images: {} })
}

/** People write whatever they like; what no font draws is said otherwise, as in reports. */
function cleaned(block: PersonalBlock): PersonalBlock {
  switch (block.type) {
    case 'paragraph':
    case 'quote':
      return { ...block, text: clean(block.text) }
    case 'list':
      return { ...block, items: block.items.map(clean) }
    case 'facts':
      return { ...block, items: block.items.map(({ term, value }) => ({ term: clean(term), value: clean(value) })) }
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map(clean)) }
  }
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

import { clean } from './clean-text'
import type { ReportBlock, ReportDocument } from './document'
import { drawBlock } from './pdf/blocks'
import { inks, looks, type Look } from './pdf/looks'
import { drawPersonal } from './pdf/personal'
import { child, keepTogether, lineHeight, write, type Element, type Sheet } from './pdf/sheet'
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

function drawWith(document: PersonalDocument, look: Look, fontDirectory: string) {
  return drawPersonal(document, { look, fontDirectory }, (sheet, root) => {
    for (const { heading, blocks } of document.sections) drawSection(sheet, root, heading, blocks)
    if (!document.end) return
    sheet.y += look.sectionGap
    write(sheet, child(sheet, root, 'P'), clean(document.end), { size: look.small, bold: false, ink: inks.muted })
  })
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

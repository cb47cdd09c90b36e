import type { ReportBlock, ReportDocument } from '../document'
import { inks } from './looks'
import { child, decorate, keepTogether, lineHeight, write, type Element, type Sheet } from './sheet'
import { drawStageChart } from './stage-chart'
import { drawFacts, drawTable } from './tables'

type Labels = ReportDocument['labels']
export type Drawing = { labels: Labels; images: Record<string, Uint8Array> }

export function drawBlock(sheet: Sheet, parent: Element, block: ReportBlock, drawing: Drawing) {
  switch (block.type) {
    case 'paragraph':
      drawParagraph(sheet, parent, block)
      break
    case 'quote':
      drawQuote(sheet, parent, block)
      break
    case 'facts':
      drawFacts(sheet, parent, block, { x: sheet.left, width: sheet.width })
      break
    case 'list':
      drawList(sheet, parent, block.items)
      break
    case 'table':
      drawTable(sheet, parent, block)
      break
    case 'terms':
      drawTerms(sheet, parent, block.items)
      break
    case 'stage-chart':
      drawStageChart(sheet, parent, block)
      break
    case 'image':
      drawImage(sheet, parent, block, drawing)
      break
  }
  sheet.y += sheet.look.gap
}

/** Facts with the picture they are about beside them; true when there was room for both. */
export function drawBeside(sheet: Sheet, parent: Element, [facts, image]: ReportBlock[], drawing: Drawing): boolean {
  if (!sheet.look.columns || facts?.type !== 'facts' || image?.type !== 'image') return false
  const picture = openImage(sheet, image, drawing)
  if (!picture) return false
  const side = sheet.look.image
  keepTogether(sheet, side + 14)
  const page = sheet.pdf.page
  const top = sheet.y
  drawFacts(sheet, parent, { ...facts, columns: 2 }, { x: sheet.left, width: sheet.width - side - 12 })
  if (sheet.pdf.page !== page) return true // facts longer than a page: the picture no longer belongs beside them
  const after = sheet.y
  sheet.y = top
  placeImage(sheet, parent, image, picture, { x: sheet.left + sheet.width - side, width: side })
  sheet.y = Math.max(after, sheet.y) + sheet.look.gap
  return true
}

function drawParagraph(sheet: Sheet, parent: Element, { text, tone }: Extract<ReportBlock, { type: 'paragraph' }>) {
  const { body, small } = sheet.look
  const size = tone === 'muted' ? small : body
  write(sheet, child(sheet, parent, 'P'), text, {
    size,
    bold: tone === 'strong',
    ink: tone === 'muted' ? inks.muted : inks.ink,
  })
}

function drawQuote(sheet: Sheet, parent: Element, { text, by }: Extract<ReportBlock, { type: 'quote' }>) {
  const { body } = sheet.look
  keepTogether(sheet, 3 * lineHeight(sheet, { size: body, bold: false }))
  write(sheet, child(sheet, parent, 'P'), by, { size: body, bold: true })
  const quote = child(sheet, parent, 'BlockQuote')
  write(sheet, child(sheet, quote, 'P'), text, { size: body, bold: false }, indented(sheet))
}

function indented(sheet: Sheet) {
  const indent = sheet.look.body * 1.4
  return { x: sheet.left + indent, width: sheet.width - indent }
}

function drawList(sheet: Sheet, parent: Element, items: string[]) {
  const list = child(sheet, parent, 'L')
  const style = { size: sheet.look.body, bold: false }
  for (const item of items) {
    keepTogether(sheet, lineHeight(sheet, style))
    const entry = child(sheet, list, 'LI')
    const top = sheet.y
    write(sheet, child(sheet, entry, 'Lbl'), '•', style)
    sheet.y = top
    write(sheet, child(sheet, entry, 'LBody'), item, style, indented(sheet))
    sheet.y += sheet.look.gap / 2
  }
}

function drawTerms(sheet: Sheet, parent: Element, items: { term: string; meaning: string }[]) {
  const list = child(sheet, parent, 'L')
  const size = sheet.look.body
  for (const { term, meaning } of items) {
    keepTogether(sheet, 2 * lineHeight(sheet, { size, bold: false }))
    const entry = child(sheet, list, 'LI')
    write(sheet, child(sheet, entry, 'Lbl'), term, { size, bold: true })
    write(sheet, child(sheet, entry, 'LBody'), meaning, { size, bold: false })
    sheet.y += sheet.look.gap / 2
  }
}

type ImageBlock = Extract<ReportBlock, { type: 'image' }>
type Picture = { data: Buffer; width: number; height: number }
const mostPixels = 40_000_000

/** A picture that can be drawn; null when it is not there, too large, or not what it says it is. */
function openImage({ pdf }: Sheet, { sha256 }: ImageBlock, { images }: Drawing): Picture | null {
  const bytes = images[sha256]
  if (!bytes) return null
  const data = Buffer.from(bytes)
  try {
    const { width, height } = pdf.openImage(data)
    return width > 0 && height > 0 && width * height <= mostPixels ? { data, width, height } : null
  } catch {
    return null
  }
}

function drawImage(sheet: Sheet, parent: Element, block: ImageBlock, drawing: Drawing) {
  const picture = openImage(sheet, block, drawing)
  if (!picture)
    return write(sheet, child(sheet, parent, 'P'), drawing.labels.imageMissing, {
      size: sheet.look.small,
      bold: false,
      ink: inks.muted,
    })
  placeImage(sheet, parent, block, picture, { x: sheet.left, width: sheet.look.image })
}

function placeImage(
  sheet: Sheet,
  parent: Element,
  { alt, caption }: ImageBlock,
  { data, width: pixelsWide, height: pixelsHigh }: Picture,
  { x, width: side }: { x: number; width: number },
) {
  const scale = Math.min(side / pixelsWide, side / pixelsHigh)
  const [width, height] = [pixelsWide * scale, pixelsHigh * scale]
  const style = { size: sheet.look.small, bold: false }
  keepTogether(sheet, height + 2 * lineHeight(sheet, style))
  const y = sheet.y
  const figure = child(sheet, parent, 'Figure', { alt, placement: 'Block', bbox: [x, y, x + width, y + height] })
  figure.add(() => sheet.pdf.image(data, x, y, { width, height }))
  decorate(sheet, (pdf) => pdf.lineWidth(0.5).strokeColor(inks.line).rect(x, y, width, height).stroke())
  sheet.y += height + 1
  write(sheet, child(sheet, parent, 'P'), caption, { ...style, ink: inks.muted }, { x, width: Math.max(width, side) })
}

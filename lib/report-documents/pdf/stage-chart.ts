import { placeStages, type StageChart } from '../stage-points'
import { inks } from './looks'
import { child, drawLine, keepTogether, lineHeight, write, type Element, type Sheet } from './sheet'

/** Stages over time as a drawing of lines; its alternative says every point in words. */
export function drawStageChart(sheet: Sheet, parent: Element, block: StageChart) {
  const { look, left, width } = sheet
  const text = { size: look.small, bold: false }
  const step = lineHeight(sheet, text)
  keepTogether(sheet, look.chart + 4 * step)
  write(sheet, child(sheet, parent, 'P'), block.caption, { size: look.body, bold: true })
  const top = sheet.y
  const bottom = top + look.chart + 2 * step + look.body
  const figure = child(sheet, parent, 'Figure', {
    alt: block.alt,
    placement: 'Block',
    bbox: [left, top, left + width, bottom],
  })
  const axis = look.small * 1.6
  const placed = placeStages(block, {
    left: left + axis,
    top: top + look.body * 0.8,
    width: width - axis,
    height: look.chart,
  })
  figure.add(() => {
    drawGrid(sheet, placed, left)
    drawSteps(sheet.pdf, placed.steps)
    for (const point of placed.points) drawPoint(sheet, point)
    const below = top + look.chart + look.body * 1.2
    drawEnds(sheet, placed, below)
    drawLegend(sheet, block, below + step)
  })
  sheet.y = bottom + look.body * 0.4
}

type Placed = ReturnType<typeof placeStages>

function label(sheet: Sheet, words: string, x: number, y: number, align: 'left' | 'middle' | 'right' = 'left') {
  const style = { size: sheet.look.small, bold: false }
  const [line] = sheet.set.lines(words, style, sheet.width)
  if (!line) return
  const start = align === 'left' ? x : x - line.width / (align === 'middle' ? 2 : 1)
  const within = Math.min(Math.max(start, sheet.left), sheet.left + sheet.width - line.width)
  drawLine(sheet, line, {
    size: style.size,
    ink: inks.muted,
    x: within,
    width: line.width,
    y,
    step: lineHeight(sheet, style),
  })
}

function drawGrid(sheet: Sheet, { lines }: Placed, left: number) {
  const { pdf, look } = sheet
  for (const { stage, y } of lines) {
    pdf.lineWidth(0.4).strokeColor(inks.hairline)
    pdf
      .moveTo(left + look.small * 1.6, y)
      .lineTo(left + sheet.width, y)
      .stroke()
    // every second one where the lines stand closer than the letters
    if (stage % 2 === 0 || look.chart / 5 > look.small * 1.2)
      label(sheet, String(stage), left, y - lineHeight(sheet, { size: look.small, bold: false }) / 2)
  }
}

function drawSteps(pdf: PDFKit.PDFDocument, steps: Placed['steps']) {
  for (const [start, ...rest] of steps) {
    if (!start || rest.length === 0) continue
    pdf.lineWidth(1.2).strokeColor(inks.primary).moveTo(start.x, start.y)
    for (const { x, y } of rest) pdf.lineTo(x, y)
    pdf.stroke()
  }
}

function drawPoint(sheet: Sheet, { x, y, by, stage }: Placed['points'][number]) {
  const { pdf, look } = sheet
  const radius = look.small * 0.4
  if (by === 'clinician') pdf.rect(x - radius, y - radius, 2 * radius, 2 * radius).fill(inks.primary)
  else pdf.circle(x, y, radius).lineWidth(1).fillAndStroke('#FFFFFF', inks.primary)
  const above = y - radius - lineHeight(sheet, { size: look.small, bold: false })
  label(sheet, String(stage), x, above, 'middle')
}

function drawEnds(sheet: Sheet, { first, last }: Placed, y: number) {
  if (!first || !last) return
  label(sheet, first.label, first.x, y, first === last ? 'middle' : 'left')
  if (last !== first) label(sheet, last.label, last.x, y, 'right')
}

function drawLegend(sheet: Sheet, { axis, legend, points }: StageChart, y: number) {
  const shown = (['clinician', 'model'] as const).filter((by) => points.some((point) => point.by === by))
  label(sheet, `${axis}: ${shown.map((by) => legend[by]).join(', ')}`, sheet.left, y)
}

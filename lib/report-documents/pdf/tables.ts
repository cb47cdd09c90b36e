import type { ReportBlock } from '../document'
import type { Line, Style } from './lines'
import { inks } from './looks'
import { child, decorate, draw, keepTogether, lineHeight, nextPage, write, type Element, type Sheet } from './sheet'

type Facts = Extract<ReportBlock, { type: 'facts' }>
type Table = Extract<ReportBlock, { type: 'table' }>
type Box = { x: number; width: number }
type Cell = Box & { element: Element; lines: Line[]; style: Style; ink: string }

const gutter = 10
const short = 64

/** Terms with their values, side by side in columns: a table whose headers stand at the rows. */
export function drawFacts(sheet: Sheet, parent: Element, { columns: wanted, items }: Facts, { x, width }: Box) {
  const columns = sheet.look.columns ? wanted : 1
  const size = sheet.look.body
  const each = (width - (columns - 1) * gutter) / columns
  const table = child(sheet, parent, 'Table')
  const termWidths = Array.from({ length: columns }, (_, column) => {
    const terms = items.filter((_item, at) => at % columns === column).map(({ term }) => term)
    const widest = Math.max(0, ...terms.map((term) => sheet.set.measure(term, { size, bold: true }).whole))
    return Math.min(widest + size * 0.8, each * 0.5)
  })
  for (let at = 0; at < items.length; at += columns) {
    const row = child(sheet, table, 'TR')
    const cells = items.slice(at, at + columns).flatMap(({ term, value }, column): Cell[] => {
      const left = x + column * (each + gutter)
      const termWidth = termWidths[column] ?? 0
      const bold = { size, bold: true }
      const plain = { size, bold: false }
      const valueWidth = each - termWidth
      return [
        {
          element: child(sheet, row, 'TH', { scope: 'Row' }),
          lines: sheet.set.lines(term, bold, termWidth - 2),
          style: bold,
          ink: inks.muted,
          x: left,
          width: termWidth - 2,
        },
        {
          element: child(sheet, row, 'TD'),
          lines: sheet.set.lines(value, plain, valueWidth),
          style: plain,
          ink: inks.ink,
          x: left + termWidth,
          width: valueWidth,
        },
      ]
    })
    drawRow(sheet, cells)
  }
}

export function drawTable(sheet: Sheet, parent: Element, block: Table) {
  if (!sheet.look.columns) return drawAsList(sheet, parent, block)
  const widths = widthsOf(sheet, block)
  const table = child(sheet, parent, 'Table')
  const head = child(sheet, child(sheet, table, 'THead'), 'TR')
  const bold = { size: sheet.look.small, bold: true }
  const plain = { size: sheet.look.body, bold: false }
  keepTogether(sheet, lineHeight(sheet, bold) + 2 * lineHeight(sheet, plain))
  drawRow(
    sheet,
    cellsOf(sheet, block.columns, widths, bold, () => child(sheet, head, 'TH', { scope: 'Column' }), inks.muted),
  )
  const body = child(sheet, table, 'TBody')
  for (const cells of block.rows) {
    rule(sheet)
    const row = child(sheet, body, 'TR')
    drawRow(
      sheet,
      cellsOf(sheet, cells, widths, plain, () => child(sheet, row, 'TD'), inks.ink),
    )
  }
}

function cellsOf(
  sheet: Sheet,
  texts: string[],
  widths: number[],
  style: Style,
  element: () => Element,
  ink: string,
): Cell[] {
  let x = sheet.left
  return texts.map((text, column) => {
    const width = widths[column] ?? 0
    const cell = { element: element(), lines: sheet.set.lines(text, style, width), style, ink, x, width }
    x += width + gutter
    return cell
  })
}

/** Draws the cells of a row beside each other; a row longer than the page goes on on the next. */
function drawRow(sheet: Sheet, cells: Cell[]) {
  const step = Math.max(...cells.map(({ style }) => lineHeight(sheet, style)))
  const height = Math.max(...cells.map(({ lines }) => lines.length)) * step
  if (height < sheet.bottom - sheet.top) keepTogether(sheet, height)
  let left = cells.map(({ lines }) => lines)
  while (left.some((lines) => lines.length > 0)) {
    const fitting = Math.floor((sheet.bottom - sheet.y + 0.01) / step)
    if (fitting < 1) {
      nextPage(sheet)
      continue
    }
    cells.forEach(({ element, style, ink, x, width }, at) => {
      const lines = left[at]?.slice(0, fitting) ?? []
      if (lines.length > 0) draw(sheet, element, lines, { ...style, ink, x, width, y: sheet.y })
    })
    sheet.y += Math.min(fitting, Math.max(...left.map((lines) => lines.length))) * step
    left = left.map((lines) => lines.slice(fitting))
  }
}

function rule(sheet: Sheet) {
  const { y, left, width } = sheet
  decorate(sheet, (pdf) =>
    pdf
      .lineWidth(0.4)
      .strokeColor(inks.hairline)
      .moveTo(left, y)
      .lineTo(left + width, y)
      .stroke(),
  )
}

/** Each column as wide as it likes when there is room; else its longest word and a share of what is left. */
function widthsOf(sheet: Sheet, { columns, rows }: Table): number[] {
  const available = sheet.width - (columns.length - 1) * gutter
  const most = available * 0.6
  const needs = columns.map((heading, column) => {
    const head = sheet.set.measure(heading, { size: sheet.look.small, bold: true })
    const cells = rows.map((row) => sheet.set.measure(row[column] ?? '', { size: sheet.look.body, bold: false }))
    const whole = Math.min(Math.max(head.whole, ...cells.map((cell) => cell.whole)) + 0.5, most)
    const word = Math.max(head.least, ...cells.map(({ least }) => least)) + 0.5
    // dates and doses stay on one line
    return { whole, least: Math.min(Math.max(word, Math.min(whole, short)), available / columns.length) }
  })
  const whole = needs.reduce((sum, need) => sum + Math.max(need.whole, need.least), 0)
  if (whole <= available)
    return needs.map((need) => Math.max(need.whole, need.least) + (available - whole) / needs.length)
  const least = needs.reduce((sum, need) => sum + need.least, 0)
  const wish = needs.reduce((sum, need) => sum + Math.max(0, need.whole - need.least), 0)
  return needs.map(
    (need) => need.least + ((available - least) * Math.max(0, need.whole - need.least)) / Math.max(wish, 1),
  )
}

/** In large print there is no room for columns: each row is an entry that names its parts. */
function drawAsList(sheet: Sheet, parent: Element, { columns, rows }: Table) {
  const list = child(sheet, parent, 'L')
  const size = sheet.look.body
  for (const cells of rows) {
    const body = child(sheet, child(sheet, list, 'LI'), 'LBody')
    keepTogether(sheet, 3 * lineHeight(sheet, { size, bold: false }))
    cells.forEach((cell, column) =>
      write(sheet, child(sheet, body, 'P'), `${columns[column] ?? ''}: ${cell}`, { size, bold: column === 0 }),
    )
    sheet.y += sheet.look.gap
  }
}

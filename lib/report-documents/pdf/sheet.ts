import type { Fonts } from './fonts'
import { typesetter, type Line, type Run, type Style, type Typesetter } from './lines'
import { inks, type Look } from './looks'

export type Element = PDFKit.PDFStructureElement
type Box = { x: number; width: number }

/** Paper being written on, from top to bottom. */
export type Sheet = {
  pdf: PDFKit.PDFDocument
  fonts: Fonts
  set: Typesetter
  look: Look
  left: number
  width: number
  top: number
  /** Where the text ends and the footer begins. */
  bottom: number
  /** Where the next thing goes. */
  y: number
}

export function newSheet(pdf: PDFKit.PDFDocument, fonts: Fonts, look: Look): Sheet {
  const { width, height } = pdf.page
  return {
    pdf,
    fonts,
    set: typesetter(fonts),
    look,
    left: look.margin,
    width: width - 2 * look.margin,
    top: look.margin,
    bottom: height - look.margin,
    y: look.margin,
  }
}

/** Goes on to the next page when what comes next does not fit on this one. What is higher than a page fits nowhere. */
export function keepTogether(sheet: Sheet, height: number) {
  if (sheet.y + height > sheet.bottom && sheet.y > sheet.top) nextPage(sheet)
}

export function nextPage(sheet: Sheet) {
  sheet.pdf.addPage()
  sheet.y = sheet.top
}

export function lineHeight(sheet: Sheet, { size }: Style): number {
  return size * sheet.look.line
}

/** Adds a child that is part of the structure already, so that what it draws is drawn at once. */
export function child(sheet: Sheet, parent: Element, tag: string, options: Parameters<Sheet['pdf']['struct']>[1] = {}) {
  const element = sheet.pdf.struct(tag, options)
  parent.add(element)
  return element
}

/** Writes a text into an element, over as many pages as it takes. */
export function write(
  sheet: Sheet,
  element: Element,
  text: string,
  style: Style & { ink?: string },
  box?: Partial<Box>,
) {
  const x = box?.x ?? sheet.left
  const width = box?.width ?? sheet.width
  const step = lineHeight(sheet, style)
  let rest = sheet.set.lines(text, style, width)
  while (rest.length > 0) {
    const fitting = Math.floor((sheet.bottom - sheet.y + 0.01) / step)
    if (fitting < 1) {
      nextPage(sheet)
      continue
    }
    const now = rest.slice(0, fitting)
    draw(sheet, element, now, { ...style, x, width, y: sheet.y })
    sheet.y += now.length * step
    rest = rest.slice(fitting)
  }
}

/**
 * Draws lines that fit where they are put, in the order in which they are read. What is drawn turned round or spelled
 * out becomes an element of its own that says how it was written.
 */
export function draw(
  sheet: Sheet,
  element: Element,
  lines: Line[],
  { ink = inks.ink, x, width, y, ...style }: Style & Box & { y: number; ink?: string },
) {
  const step = lineHeight(sheet, style)
  let plain: (() => void)[] = []
  const flush = () => {
    const now = plain
    plain = []
    if (now.length > 0) element.add(() => now.forEach((paint) => paint()))
  }
  lines.forEach((line, at) => {
    for (const run of line.runs) {
      const paint = () => drawRun(sheet, line, run, { size: style.size, ink, x, width, y: y + at * step, step })
      if (run.actual === null) plain.push(paint)
      else {
        flush()
        child(sheet, element, 'Span', { actual: run.actual }).add(paint)
      }
    }
  })
  flush()
}

type Place = Box & { size: number; ink: string; y: number; step: number }

/** A line within something that has words of its own, or is no content. */
export function drawLine(sheet: Pick<Sheet, 'pdf'>, line: Line, place: Place) {
  for (const run of line.runs) drawRun(sheet, line, run, place)
}

function drawRun({ pdf }: Pick<Sheet, 'pdf'>, line: Line, run: Run, { size, ink, x, width, y, step }: Place) {
  const baseline = y + (step - size) / 2 + size * 0.8
  const start = (line.fromRight ? x + width - line.width : x) + run.x
  pdf.font(run.font).fontSize(size).fillColor(ink)
  pdf.text(run.text, start, baseline, { lineBreak: false, baseline: 'alphabetic' })
}

/** Draws what is no content: a ground, a rule. */
export function decorate({ pdf }: Sheet, how: (pdf: PDFKit.PDFDocument) => void) {
  pdf.markContent('Artifact', { type: 'Layout' })
  how(pdf)
  pdf.endMarkedContent()
}

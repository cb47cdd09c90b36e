import 'server-only'
import { clean } from '@/lib/report-documents/clean-text'
import { inks, looks } from '@/lib/report-documents/pdf/looks'
import { drawPersonal } from '@/lib/report-documents/pdf/personal'
import { child, keepTogether, lineHeight, write, type Element, type Sheet } from '@/lib/report-documents/pdf/sheet'

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
  const look = looks.patient
  const { bytes } = await drawPersonal(timeline, { look, fontDirectory }, (sheet, root) => {
    for (const month of timeline.months) drawMonth(sheet, root, month)
    if (!timeline.end) return
    sheet.y += look.gap
    write(sheet, child(sheet, root, 'P'), timeline.end, { size: look.body, bold: true })
  })
  return bytes
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

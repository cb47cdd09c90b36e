import type { ReportDocument, ReportIdentity } from '../document'
import { fill } from '../words'
import type { Style } from './lines'
import { inks, type Look } from './looks'
import { drawLine, type Sheet } from './sheet'

export type Foot = { document: ReportDocument; identity: ReportIdentity | null; documentSha256: string }

/** What the footer of a page says, line by line. */
function footerLines({ document, identity, documentSha256 }: Foot, look: Look, page: string): string[] {
  const { labels } = document
  const report = identity
    ? `${labels.report} ${identity.reportId}, ${labels.version.toLowerCase()} ${identity.version}`
    : labels.notNumbered
  const hash = look.fullHash ? documentSha256 : `${documentSha256.slice(0, 16)}…`
  const mark = document.demoMark ? [document.demoMark] : []
  return look.fullHash
    ? [...mark, `${report}. ${page}`, `${labels.documentHash} SHA-256 ${hash}`]
    : [...mark, page, report, `${labels.documentHash} ${hash}`]
}

/** The room it takes, with the longest page number there will be. */
export function footerHeight(sheet: Sheet, foot: Foot): number {
  const { look, set, width } = sheet
  const page = fill(foot.document.labels.page, { page: '888', pages: '888' })
  const lines = footerLines(foot, look, page).flatMap((text) =>
    set.lines(text, { size: look.footer, bold: false }, width),
  )
  return lines.length * look.footer * look.line + 10
}

/** The footer of every page, once it is known how many there are. No content: a reader aloud skips it. */
export function drawFooters(sheet: Sheet, foot: Foot) {
  const { pdf, look, left, width } = sheet
  const { start, count } = pdf.bufferedPageRange()
  for (let at = start; at < start + count; at++) {
    pdf.switchToPage(at)
    const page = fill(foot.document.labels.page, { page: String(at - start + 1), pages: String(count) })
    pdf.markContent('Artifact', { type: 'Pagination' })
    pdf.lineWidth(0.5).strokeColor(inks.line)
    pdf
      .moveTo(left, sheet.bottom + 6)
      .lineTo(left + width, sheet.bottom + 6)
      .stroke()
    const step = look.footer * look.line
    let y = sheet.bottom + 8
    footerLines(foot, look, page).forEach((text, line) => {
      const isMark = foot.document.demoMark !== null && line === 0
      const style: Style = { size: look.footer, bold: isMark }
      for (const set of sheet.set.lines(text, style, width)) {
        drawLine(sheet, set, { size: look.footer, ink: isMark ? inks.demo : inks.muted, x: left, width, y, step })
        y += step
      }
    })
    pdf.endMarkedContent()
  }
}

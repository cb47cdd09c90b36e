import { formatMoment } from '@/lib/format/dates'
import type { PersonalBlock, PersonalDocument } from '@/lib/report-documents/render-personal'
import { beforeWords, type LookedAt } from './before-words'
import { toRecommendations } from './recommendations'

/** A report of the old system: it has no document and no file of its own, only its words. */
export type PlainReport = {
  id: string
  title: string
  content: string
  recommendations: unknown
  disclaimer: string | null
  version: number
  reportType: string
  predictionId: string | null
  generatedBy: string | null
  createdAt: Date
}

/** Its words as a paper to print or keep, with the caution of the page before them. */
export function plainReport(report: PlainReport, lookedAt: LookedAt, madeAt: Date): PersonalDocument {
  const { title, content, disclaimer, version, createdAt } = report
  const recommendations = toRecommendations(report.recommendations)
  return {
    title,
    lines: [
      `Report of ${formatMoment(createdAt, 'longDate')}, version ${version}`,
      `This copy was made on ${formatMoment(madeAt, 'longDate')}. It is not signed.`,
    ],
    sections: [
      { heading: 'Before you read', blocks: before(report, lookedAt).map(paragraph) },
      { heading: 'What the report says', blocks: paragraphsOf(content) },
      ...(recommendations.length > 0
        ? [
            {
              heading: 'What it suggests',
              blocks: [
                paragraph('Talk with your doctor before you change anything.'),
                { type: 'list' as const, items: recommendations },
              ],
            },
          ]
        : []),
      ...(disclaimer ? [{ heading: 'Please note', blocks: paragraphsOf(disclaimer) }] : []),
    ],
    end: null,
    madeAt,
  }
}

function before(report: PlainReport, lookedAt: LookedAt): string[] {
  const { first, then, program } = beforeWords(report, lookedAt)
  return [...first, ...then, ...(program ? [`The name of the program: ${program}`] : [])]
}

/** Lines within a paragraph stand by themselves: in the old texts they are often a list. */
function paragraphsOf(text: string): PersonalBlock[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map(paragraph)
}

function paragraph(text: string): PersonalBlock {
  return { type: 'paragraph', text, tone: 'plain' }
}

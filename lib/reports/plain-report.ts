import { formatMoment } from '@/lib/format/dates'
import type { PersonalBlock, PersonalDocument } from '@/lib/report-documents/render-personal'
import { toRecommendations } from './recommendations'
import { writerOf, type Writer } from './writer'

/** A report of the old system: it has no document and no file of its own, only its words. */
export type PlainReport = {
  id: string
  title: string
  content: string
  recommendations: unknown
  disclaimer: string | null
  version: number
  generatedBy: string | null
  createdAt: Date
}

const before: Record<Writer, (name: string | null) => string[]> = {
  program: (name) => [
    'A computer program wrote this report. No doctor has confirmed it yet.',
    'It can be wrong. A doctor decides what it means for you.',
    `The name of the program: ${name ?? ''}`,
  ],
  unknown: () => [
    'Your record does not say who wrote this report. It may have been a computer program.',
    'It can be wrong. No doctor has confirmed it yet. A doctor decides what it means for you.',
  ],
  person: (name) => [
    `${name ?? ''} wrote this report.`,
    'It may tell what a computer model saw in your scan. The model can be wrong, even when it is sure. A doctor decides what it means for you.',
  ],
}

/** Its words as a paper to print or keep, with the caution of the page before them. */
export function plainReport(report: PlainReport, madeAt: Date): PersonalDocument {
  const { title, content, disclaimer, version, generatedBy, createdAt } = report
  const recommendations = toRecommendations(report.recommendations)
  return {
    title,
    lines: [
      `Report of ${formatMoment(createdAt, 'longDate')}, version ${version}`,
      `This copy was made on ${formatMoment(madeAt, 'longDate')}. It is not signed.`,
    ],
    sections: [
      { heading: 'Before you read', blocks: before[writerOf(generatedBy)](generatedBy).map(paragraph) },
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

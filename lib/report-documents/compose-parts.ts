import type { ReportBlock, ReportDocument, ReportSection } from './document'
import type { ReportInput } from './input'
import type { ReportStrings } from './strings/report-strings'
import { yearsAt, type Words } from './words'

export type Composing = { input: ReportInput; strings: ReportStrings; words: Words }

/** Who has looked at the model's result. */
export function standingOf({ prediction, review }: ReportInput): ReportDocument['standing'] {
  return prediction ? (review?.verdict ?? 'unreviewed') : 'none'
}

/** "72 years", or as the old system wrote it down with the time it was true. */
export function ageOf({ input, strings, words }: Composing): string | null {
  const { dateOfBirth, ageReported, ageReportedAt } = input.patient
  if (dateOfBirth) return strings.years(yearsAt(dateOfBirth, input.asOf))
  if (ageReported === null) return null
  return ageReportedAt ? strings.ageIn(ageReported, words.month(ageReportedAt)) : strings.years(ageReported)
}

/** Everything that has a stage, as a drawing with its words; null when nothing has. */
export function stageChart({ input, strings, words }: Composing, caption: string): ReportBlock | null {
  const { chart } = strings
  const shown = input.history.filter((result) => result.stage !== null && !isUnusable(input, result))
  if (shown.length === 0) return null
  const points = shown.map(({ at, by, stage }) => ({ at, by, stage: stage ?? 0, label: words.date(at) }))
  const told = points
    .map(({ label, stage, by }) =>
      chart.point(label, String(stage), by === 'model' ? chart.byModel : chart.byClinician),
    )
    .join('; ')
  return {
    type: 'stage-chart',
    caption,
    alt: points.length === 1 ? chart.one(told) : chart.many(points.length, told),
    axis: chart.axis,
    legend: { model: chart.model, clinician: chart.clinician },
    points,
  }
}

/** The result that a clinician found not usable counts nowhere, so it is not drawn either. */
function isUnusable({ prediction, review }: ReportInput, { by, at }: ReportInput['history'][number]) {
  return by === 'model' && review?.verdict === 'not-usable' && prediction?.madeAt === at
}

export function paragraph(text: string, tone: 'plain' | 'strong' | 'muted' = 'plain'): ReportBlock {
  return { type: 'paragraph', text, tone }
}

/** A block, or nothing. */
export function maybe(block: ReportBlock | null | undefined | false | ''): ReportBlock[] {
  return block ? [block] : []
}

export function section(id: string, heading: string, ...blocks: ReportBlock[]): ReportSection {
  return { id, heading, blocks }
}

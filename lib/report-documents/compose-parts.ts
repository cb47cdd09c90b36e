import type { ReportBlock, ReportDocument, ReportSection } from './document'
import type { ReportInput } from './input'
import type { ReportStrings } from './strings/report-strings'
import type { Words } from './words'

export type Composing = { input: ReportInput; strings: ReportStrings; words: Words }

/** Who has looked at the model's result. */
export function standingOf({ prediction, review }: ReportInput): ReportDocument['standing'] {
  return prediction ? (review?.verdict ?? 'unreviewed') : 'none'
}

/** "72 years", or as the old system wrote it down with the time it was true. */
export function ageOf({ input, strings, words }: Composing): string | null {
  const { dateOfBirth, ageReported, ageReportedAt } = input.patient
  if (dateOfBirth) return strings.years(words.yearsAt(dateOfBirth, input.asOf))
  if (ageReported === null) return null
  return ageReportedAt ? strings.ageIn(ageReported, words.month(ageReportedAt)) : strings.years(ageReported)
}

/** Everything that has a stage and counts, as a drawing with its words; null when nothing has. */
export function stageChart({ input, strings, words }: Composing, caption: string): ReportBlock | null {
  const { chart } = strings
  const counted = input.history.filter(({ isUnusable }) => !isUnusable)
  const points = counted.flatMap(({ at, by, stage }, place) =>
    stage === null ? [] : [{ at, by, stage, label: words.date(at), ...endOf(counted, place) }],
  )
  if (points.length === 0) return null
  const told = counted
    .flatMap(({ at, by, stage }) => {
      if (stage === null) return by === 'clinician' ? [chart.ended(words.date(at))] : []
      return [chart.point(words.date(at), String(stage), by === 'model' ? chart.byModel : chart.byClinician)]
    })
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

/** A clinician's stage holds until the next one says another, or until one concludes that it is not this disease. */
function endOf(history: ReportInput['history'], place: number): { until?: string } {
  if (history[place]?.by !== 'clinician') return {}
  const next = history.slice(place + 1).find(({ by }) => by === 'clinician')
  return next && next.stage === null ? { until: next.at } : {}
}

/** Since when no stage of before counts, as a clinician concluded that it is not this disease; null while one holds. */
export function stagesEndedAt({ history }: ReportInput): string | null {
  const last = history.findLast(({ by }) => by === 'clinician')
  const hadStage = history.some(({ by, stage }) => by === 'clinician' && stage !== null)
  return last && last.stage === null && hadStage ? last.at : null
}

/** A clinician recorded a stage after the conclusion that it is not this disease: both stand, and a reader must be told. */
export function isStagedAfterAll({ clinician: { stage, conclusion } }: ReportInput): boolean {
  return stage !== null && stage.stage > 0 && conclusion?.conclusion === 'not-parkinsons-disease'
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

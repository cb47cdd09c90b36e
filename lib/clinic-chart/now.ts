import type { AssessmentMark, ModelMark, Progression } from './progression'
import { stagesOf } from './progression'

/** Where a patient stands now, from everything recorded: what clinicians said leads, what models said stands beside. */
export type Now = {
  stage: { stage: number; since: Date; by: string | null; before: { stage: number; at: Date } | null } | null
  conclusion: { isDisease: boolean; at: Date; by: string | null } | null
  /** The last result that could tell and can be used; without one the last. */
  model: ModelMark | null
  /** A later result that could not tell or cannot be used: it does not replace `model`, and is not to be overlooked. */
  newest: ModelMark | null
  total: Score | null
  motor: Score | null
  toReview: ModelMark[]
}
export type Score = { score: number; at: Date; state: AssessmentMark['state']; change: number | null }

export function nowOf(progression: Progression): Now {
  const { assessments, models } = progression
  const concluded = assessments.findLast(({ conclusion }) => conclusion !== null)
  const usable = models.filter(({ verdict }) => verdict !== 'not-usable')
  const newest = models.at(-1) ?? null
  const model = usable.findLast(({ result }) => result !== 'uncertain') ?? usable.at(-1) ?? newest
  return {
    stage: stageNow(progression),
    conclusion: concluded
      ? { isDisease: concluded.conclusion === 'parkinsons-disease', at: concluded.at, by: concluded.by }
      : null,
    model,
    newest: newest?.id === model?.id ? null : newest,
    total: lastScore(assessments, 'total'),
    motor: lastScore(assessments, 'motor'),
    toReview: models.filter(({ verdict }) => verdict === null).toReversed(),
  }
}

function stageNow(progression: Progression): Now['stage'] {
  const said = stagesOf(progression)
  const last = said.at(-1)
  if (!last || last.stage === null) return null
  const changed = said.findLastIndex(({ stage }) => stage !== last.stage)
  const before = said[changed]
  const since = said[changed + 1] ?? last
  return {
    stage: last.stage,
    since: since.at,
    by: last.by,
    before: before && before.stage !== null ? { stage: before.stage, at: before.at } : null,
  }
}

/** Compared with the one before in the same state: ON against OFF says nothing. */
function lastScore(assessments: AssessmentMark[], which: 'total' | 'motor'): Score | null {
  const last = assessments.findLast((one) => one[which] !== null)
  const score = last?.[which] ?? null
  if (!last || score === null) return null
  const before = assessments.findLast((one) => one[which] !== null && one.state === last.state && one.id !== last.id)
  return { score, at: last.at, state: last.state, change: before ? score - (before[which] ?? 0) : null }
}

/** "up from 2 in March 2024"; nothing when it never was another. */
export function trendWords(stage: NonNullable<Now['stage']>, month: (at: Date) => string): string {
  if (!stage.before) return `since ${month(stage.since)}`
  return `${stage.stage > stage.before.stage ? 'up' : 'down'} from ${stage.before.stage} in ${month(stage.since)}`
}

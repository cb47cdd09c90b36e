import type { BinaryResult } from '@/lib/predictions/vocabulary'
import type { Period } from './span'

/** What stands on the axis of time, each kind in order of time. Shared with the page, so it is plain data. */
export type Progression = {
  assessments: AssessmentMark[]
  models: ModelMark[]
  visits: Mark[]
  scans: Mark[]
  medications: MedicationMark[]
}
export type Mark = { id: string; at: Date; by: string | null }
export type MedicationState = 'on' | 'off' | null
export type AssessmentMark = Mark & {
  stage: number | null
  /** Of all four parts; null unless each was taken. */
  total: number | null
  /** Part III. */
  motor: number | null
  state: MedicationState
  conclusion: 'parkinsons-disease' | 'not-parkinsons-disease' | null
}
export type Verdict = 'agreed' | 'disagreed' | 'not-usable'
export type ModelMark = Mark & {
  stage: number | null
  result: BinaryResult
  /** 0 to 1. */
  confidence: number | null
  modelVersion: string | null
  verdict: Verdict | null
}
export type MedicationMark = Mark & { change: 'began' | 'ended'; name: string; dose: string }

/** What a mark and the timeline's entry of the same record are both called. */
export const markOf = {
  assessment: ({ id }: { id: string }) => `clinical_assessments:${id}`,
  model: ({ id }: { id: string }) => `predictions:${id}`,
  visit: ({ id }: { id: string }) => `consultations:${id}`,
  scan: ({ id }: { id: string }) => `mri_scans:${id}`,
  medication: ({ id, change }: { id: string; change: string }) => `patient_medications:${id}:${change}`,
}

/** What a clinician said of the stage; null: that it is not this disease, which ends the stage from before. */
export type StageSaid = Mark & { stage: number | null }

/**
 * Clinicians' stages only, in order of time. Never averaged: each holds until another clinician says otherwise, or concludes
 * that it is not this disease, as in the statistics (`app.recompute_assessments`).
 */
export function stagesOf({ assessments }: Progression): StageSaid[] {
  return assessments.flatMap(({ id, at, by, stage, conclusion }): StageSaid[] => {
    if (conclusion === 'not-parkinsons-disease') return [{ id, at, by, stage: null }]
    return stage === null ? [] : [{ id, at, by, stage }]
  })
}

/** The first moment that anything is known of. */
export function firstMoment({ assessments, models, visits, scans, medications }: Progression): Date | null {
  const firsts = [assessments, models, visits, scans, medications].flatMap(([first]) =>
    first ? [first.at.getTime()] : [],
  )
  return firsts.length > 0 ? new Date(Math.min(...firsts)) : null
}

/** What falls into a period; the stage that held when it began stays, since it still held then. */
export function within(progression: Progression, { start, end }: Period) {
  const inside = <One extends { at: Date }>(marks: One[]) => marks.filter(({ at }) => at >= start && at <= end)
  const stages = stagesOf(progression)
  return {
    stages: inside(stages),
    heldBefore: heldAt(stages, start),
    assessments: inside(progression.assessments),
    models: inside(progression.models),
    visits: inside(progression.visits),
    scans: inside(progression.scans),
    medications: inside(progression.medications),
  }
}
/** The stage that held at a moment, with when it was first said in a row: it holds since then. */
function heldAt(stages: StageSaid[], moment: Date): { at: Date; stage: number } | null {
  const said = stages.filter(({ at }) => at < moment)
  const last = said.at(-1)
  if (!last || last.stage === null) return null
  const { at } = said[said.findLastIndex(({ stage }) => stage !== last.stage) + 1] ?? last
  return { at, stage: last.stage }
}

export type Shown = ReturnType<typeof within>

export type Corner = { at: Date; stage: number }

/**
 * Corners of the step lines: flat until somebody says another stage, then straight up or down at that moment. A line stops
 * where a stage ended; the one that still holds goes on to the end of the period.
 */
export function stepCorners(
  { stages, heldBefore }: Pick<Shown, 'stages' | 'heldBefore'>,
  { start, end }: Period,
): Corner[][] {
  const lines: Corner[][] = []
  let line: Corner[] = []
  for (const { at, stage } of [...(heldBefore ? [{ at: start, stage: heldBefore.stage }] : []), ...stages]) {
    const before = line.at(-1)
    if (before && before.stage !== stage) line.push({ at, stage: before.stage })
    if (stage === null) {
      line = []
      continue
    }
    if (!before) lines.push(line)
    line.push({ at, stage })
  }
  const last = line.at(-1)
  if (last) line.push({ at: end, stage: last.stage })
  return lines
}

/** How long a whisker is, in stages to each side: the less sure the model, the longer. Not an interval of stages. */
const whiskerStages = 1.5
export function whiskerOf({ stage, confidence }: Pick<ModelMark, 'stage' | 'confidence'>): [number, number] | null {
  if (stage === null || confidence === null) return null
  const reach = (1 - confidence) * whiskerStages
  return [Math.max(0, stage - reach), Math.min(5, stage + reach)]
}

export type ScoreLine = { state: MedicationState; points: { id: string; at: Date; score: number }[] }

/** A line for each state: what was measured ON is never joined to what was measured OFF. */
export function scoreLines(assessments: AssessmentMark[], score: 'total' | 'motor'): ScoreLine[] {
  return ([null, 'on', 'off'] as const).flatMap((state) => {
    const points = assessments.flatMap(({ id, at, ...one }) => {
      const value = one[score]
      return one.state === state && value !== null ? [{ id, at, score: value }] : []
    })
    return points.length > 0 ? [{ state, points }] : []
  })
}

/** Where the axis of scores ends: the next round number, so that small and large scores both fill it. */
export function scoreTop(assessments: AssessmentMark[]): number {
  const most = Math.max(0, ...assessments.flatMap(({ total, motor }) => [total ?? 0, motor ?? 0]))
  return [20, 40, 60, 80, 120, 160, 200, 260].find((top) => top >= most) ?? 260
}

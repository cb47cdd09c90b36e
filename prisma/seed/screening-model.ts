import { year } from './clock.ts'
import { stages, type Stage } from './disease.ts'
import type { Life } from './life.ts'
import type { Random } from './random.ts'

/** What the screening model says of one scan. Confidences are shares from 0 to 1. */
export type Outcome = {
  result: 'positive' | 'negative' | 'uncertain'
  /** Of the disease; the confidence is the share of the answer given. */
  probability: number
  confidence: number
  stage: Stage | null
  stageConfidence: number | null
}

/** The release in use at a moment, by years before the present. */
export function modelAt(moment: number, now: number): string {
  const yearsAgo = (now - moment) / year
  return releases.find(({ untilYearsAgo }) => yearsAgo > untilYearsAgo)?.version ?? 'pd-mri 2.0.1'
}

/** How much the scans of one day look like the disease, in standard deviations of people without it. */
export function drawLikeness(random: Random, life: Life, stage: Stage | 0): number {
  const resembling = ['Vascular parkinsonism', 'Drug-induced parkinsonism'].includes(life.otherCondition)
  const mean = stage !== 0 ? (likeness[stages.indexOf(stage)] ?? 0) : resembling ? 0.6 : -0.1
  return mean + life.modelBias + random.normal(0, 0.74)
}

/**
 * The model: Bayes' rule for two bell curves of width 1, which makes its probabilities calibrated: of a hundred results
 * with a confidence of 80 %, about eighty are right. It calls 6 in 100 uncertain, and guesses the stage within about
 * one step; one run in ten was not asked for the stage.
 */
export function judge(random: Random, likenessSeen: number, stage: Stage | 0): Outcome {
  const logOdds = Math.log(0.455 / 0.545) + typicalLikeness * (likenessSeen - typicalLikeness / 2)
  const probability = rounded(Math.max(0.008, Math.min(0.992, 1 / (1 + Math.exp(-logOdds)))))
  const confidence = rounded(Math.max(probability, 1 - probability))
  const without = { probability, confidence, stage: null, stageConfidence: null }
  if (Math.abs(logOdds) < uncertainBelow) return { result: 'uncertain', ...without }
  if (logOdds < 0) return { result: 'negative', ...without }
  if (random.chance(0.1)) return { result: 'positive', ...without }
  const place =
    Math.max(
      0,
      stages.findIndex((each) => each === stage),
    ) + Math.round(random.normal(0, 0.6))
  const seen = stages[Math.max(0, Math.min(stages.length - 1, place))] ?? 1
  return { ...without, result: 'positive', stage: seen, stageConfidence: rounded(random.between(0.48, 0.88)) }
}

/** To four places. */
export function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000
}

const releases = [
  { version: 'pd-mri 1.0.3', untilYearsAgo: 5.5 },
  { version: 'pd-mri 1.1.0', untilYearsAgo: 3.6 },
  { version: 'pd-mri 1.2.0', untilYearsAgo: 1.9 },
  { version: 'pd-mri 2.0.0', untilYearsAgo: 0.6 },
]

/** Mean likeness by stage, in the order of `stages`: early disease is the hardest to see. */
const likeness = [1.9, 2.1, 2.5, 2.8, 3.1, 3.5, 3.9]
const typicalLikeness = 2.4
const uncertainBelow = 0.37

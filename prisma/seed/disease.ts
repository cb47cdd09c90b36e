import { month, year } from './clock.ts'
import type { Random } from './random.ts'

/**
 * Modified Hoehn and Yahr stages, from one side of the body to wheelchair or bed (Goetz et al., Mov Disord
 * 2004;19:1020).
 */
export const stages = [1, 1.5, 2, 2.5, 3, 4, 5] as const
export type Stage = (typeof stages)[number]
export type StagePeriod = { stage: Stage; since: number }

/**
 * The stages a person passes through: a continuous-time Markov chain that only moves forward. Median months from stage
 * to stage after Zhao et al., Mov Disord 2010;25:710: 1 to 2: 20, 2 to 2.5: 62, 2.5 to 3: 25, 3 to 4: 24, 4 to 5: 26.
 */
export function drawCourse(random: Random, onset: number, until: number): StagePeriod[] {
  const course: StagePeriod[] = []
  let since = onset
  for (const [index, stage] of stages.entries()) {
    if (since > until && course.length > 0) break
    course.push({ stage, since })
    since += random.exponential(meanMonths[index] ?? 0) * month
  }
  return course
}

/** 0 before the first symptoms, and for people without the disease. */
export function stageAt(course: readonly StagePeriod[], moment: number): Stage | 0 {
  return course.findLast(({ since }) => since <= moment)?.stage ?? 0
}

/** Points a year by which this person's motor score rises within a stage. */
export function drawSlope(random: Random): number {
  return holdenSlope + uciWeight * (random.pick(uciSlopes) - uciMean)
}

/**
 * MDS-UPDRS part III (motor examination, 0 to 132 points), with medicine working. The level rises with the stage as in
 * Skorvanek et al., Mov Disord Clin Pract 2017;4:536; the borders mild to moderate (32/33) and moderate to severe
 * (58/59) are those of Martinez-Martin et al., Parkinsonism Relat Disord 2015;21:50. The levels themselves are rounded
 * by us.
 */
export function motorScore(random: Random, course: readonly StagePeriod[], moment: number, slope: number): number {
  const period = course.findLast(({ since }) => since <= moment)
  if (!period) return Math.max(0, Math.round(random.normal(2.5, 1.8)))
  const drift = Math.max(-3, Math.min(6, (slope * (moment - period.since)) / year))
  return Math.max(3, Math.round(motorLevel[period.stage] + drift + random.normal(0, 2)))
}

/**
 * Two equal steps from 1 to 2: their sum has a median of 1.678 times the mean of one. Otherwise mean = median / ln 2.
 */
const meanMonths = [20 / 1.678, 20 / 1.678, 62 / Math.LN2, 25 / Math.LN2, 24 / Math.LN2, 26 / Math.LN2, 0]

const motorLevel: Record<Stage, number> = { 1: 13, 1.5: 18, 2: 24, 2.5: 31, 3: 39, 4: 54, 5: 67 }

/** Mean rise in points a year (Holden et al., Mov Disord Clin Pract 2018;5:47). */
const holdenSlope = 2.4

/**
 * How people differ in it: least-squares slopes of the motor score, in points a year, of the 42 people of "Parkinsons
 * Telemonitoring" (A. Tsanas, M. Little, UCI Machine Learning Repository 2009, doi 10.24432/C5ZS3N, CC BY 4.0),
 * computed by us from their dated scores. Half a year of watching exaggerates the differences, hence the weight.
 */
const uciSlopes = [
  19.1, 15.9, 11.2, 18.4, 6.2, 4.4, -4.7, 10.4, 9.3, 10.5, -6.7, -14.4, 23, 28.1, 8.9, 1.6, 3.9, -1.9, 3.4, -1.3, 23.1,
  3.4, 0, 5.7, 21, -8.6, 9.8, -19.4, -3.8, -29.7, -18.9, -21.6, 13.9, -5.5, -3.9, 7.8, 31.8, 1.7, 21.1, -0.3, 10.2, 3.1,
]
const uciMean = uciSlopes.reduce((sum, slope) => sum + slope, 0) / uciSlopes.length
const uciWeight = 0.12

import { scaleLinear, scaleUtc } from '@visx/scale'
import { scoreTop, type Shown } from './progression'
import type { Period } from './span'

const left = 78
const right = 22
const stagesTop = 14
const stagesHeight = 210
const gap = 18
const scoresHeight = 90
const laneHeight = 26
const axisHeight = 26

export type Lane = 'models' | 'visits' | 'scans' | 'medications'
export type Layout = ReturnType<typeof layoutOf>

/** Where everything stands in a drawing of this width: stages, under them scores and lanes, one axis of time for all. */
export function layoutOf(shown: Shown, { start, end }: Period, width: number) {
  const hasScores = shown.assessments.some(({ total, motor }) => total !== null || motor !== null)
  const lanes: Lane[] = [
    ...(shown.models.some(({ stage }) => stage === null) ? (['models'] as const) : []),
    'visits',
    'scans',
    'medications',
  ]
  const scoresTop = stagesTop + stagesHeight + gap
  const lanesTop = hasScores ? scoresTop + scoresHeight + gap : scoresTop
  const axisTop = lanesTop + lanes.length * laneHeight
  const top = scoreTop(shown.assessments)
  return {
    width,
    height: axisTop + axisHeight,
    left,
    right: width - right,
    axisTop,
    x: scaleUtc({ domain: [start, end], range: [left, width - right] }),
    stages: { top: stagesTop, y: scaleLinear({ domain: [0, 5], range: [stagesTop + stagesHeight, stagesTop] }) },
    scores: hasScores
      ? {
          top: scoresTop,
          most: top,
          y: scaleLinear({ domain: [0, top], range: [scoresTop + scoresHeight, scoresTop] }),
        }
      : null,
    lanes: lanes.map((lane, index) => ({ lane, y: lanesTop + (index + 0.5) * laneHeight })),
  }
}

const month = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' })

/** Ticks of the axis of time: a year at its beginning, months between, with their year where no year stands nearby. */
export function timeTicks({ x, width }: Layout): { at: Date; label: string }[] {
  const ticks = x.ticks(width < 500 ? 4 : 8)
  const hasYears = ticks.filter((at) => at.getUTCMonth() === 0).length > 1
  return ticks.map((at, index) => {
    const year = String(at.getUTCFullYear())
    if (at.getUTCMonth() === 0 && at.getUTCDate() === 1) return { at, label: year }
    const name = at.getUTCDate() === 1 ? month.format(at) : `${at.getUTCDate()} ${month.format(at)}`
    return { at, label: index === 0 && !hasYears ? `${name} ${year}` : name }
  })
}

import { expect, test } from 'vitest'
import { placeStages, type StageChart } from './stage-points'

const point = (year: number, stage: number, until?: number) => ({
  at: `${year}-01-01T00:00:00.000Z`,
  label: String(year),
  by: 'clinician' as const,
  stage,
  ...(until && { until: `${until}-01-01T00:00:00.000Z` }),
})
const linesOf = (points: StageChart['points']) =>
  placeStages(
    { type: 'stage-chart', caption: '', alt: '', axis: '', legend: { model: '', clinician: '' }, points },
    { left: 0, top: 0, width: 200, height: 100 },
  ).steps.map((line) => line.map(({ y }) => y))

test('a stage holds until the next one, straight up or down', () => {
  expect(linesOf([point(2020, 1), point(2022, 3)])).toEqual([[80, 80, 40]])
})

test('a line stops where a stage ended, and another one begins anew', () => {
  expect(linesOf([point(2020, 3, 2022), point(2024, 1), point(2025, 2)])).toEqual([
    [40, 40],
    [80, 80, 60],
  ])
})

test('the end of the last stage has its place on the drawing', () => {
  const { steps, points } = placeStages(
    {
      type: 'stage-chart',
      caption: '',
      alt: '',
      axis: '',
      legend: { model: '', clinician: '' },
      points: [point(2020, 3, 2026)],
    },
    { left: 0, top: 0, width: 200, height: 100 },
  )
  expect(steps[0]!.at(-1)!.x).toBeGreaterThan(points[0]!.x)
  expect(steps[0]!.at(-1)!.x).toBeLessThanOrEqual(200)
})

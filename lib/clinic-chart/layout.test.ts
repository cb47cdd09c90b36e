import { describe, expect, test } from 'vitest'
import { within, type AssessmentMark, type Progression } from './progression'
import { layoutOf, timeTicks } from './layout'

const at = (day: string) => new Date(`${day}T00:00:00Z`)
const nothing: Progression = { assessments: [], models: [], visits: [], scans: [], medications: [] }
const period = { start: at('2022-01-01'), end: at('2026-01-01') }
const scored: AssessmentMark = {
  id: 'a',
  at: at('2023-01-01'),
  by: null,
  stage: 2,
  total: 41,
  motor: 25,
  state: 'on',
  conclusion: null,
}

describe.each([860, 340])('a drawing %i wide', (width) => {
  const layout = layoutOf(within({ ...nothing, assessments: [scored] }, period), period, width)

  test('has one axis of time from edge to edge', () => {
    expect(layout.x(period.start)).toBe(layout.left)
    expect(layout.x(period.end)).toBe(layout.right)
    expect(layout.x(at('2024-01-01'))).toBeCloseTo((layout.left + layout.right) / 2, 0)
  })
  test('stages are evenly apart, higher ones higher, halves half way', () => {
    const { y } = layout.stages
    expect(y(0) - y(5)).toBe(210)
    expect(y(1.5)).toBeCloseTo((y(1) + y(2)) / 2)
  })
  test('nothing stands on anything else', () => {
    const edges = [
      layout.stages.y(5),
      layout.stages.y(0),
      layout.scores!.y(layout.scores!.most),
      layout.scores!.y(0),
      ...layout.lanes.map(({ y }) => y),
      layout.axisTop,
      layout.height,
    ]
    expect(edges).toEqual([...edges].sort((a, b) => a - b))
    expect(new Set(edges).size).toBe(edges.length)
  })
  test('its ticks have room for their words', () => {
    const places = timeTicks(layout).map(({ at: tick }) => layout.x(tick))
    expect(places.length).toBeGreaterThan(2)
    for (const [index, place] of places.entries()) if (index > 0) expect(place - places[index - 1]!).toBeGreaterThan(40)
  })
})

test('without scores there is no room for them, and results without a stage have a lane of their own', () => {
  const model = {
    id: 'm',
    at: at('2023-01-01'),
    by: null,
    stage: null,
    result: 'negative' as const,
    confidence: 0.9,
    modelVersion: null,
    verdict: null,
  }
  const layout = layoutOf(within({ ...nothing, models: [model] }, period), period, 860)
  expect(layout.scores).toBeNull()
  expect(layout.lanes.map(({ lane }) => lane)).toEqual(['models', 'visits', 'scans', 'medications'])
  expect(layoutOf(within(nothing, period), period, 860).height).toBeLessThan(layout.height)
})

test('ticks say their year: at its beginning, or with the first', () => {
  const long = timeTicks(layoutOf(within(nothing, period), period, 860)).map(({ label }) => label)
  expect(long).toContain('2024')
  const short = { start: at('2026-05-26'), end: at('2026-11-26') }
  expect(timeTicks(layoutOf(within(nothing, short), short, 860))[0]?.label).toMatch(/2026$/)
})

import { describe, expect, test } from 'vitest'
import { nowOf, trendWords } from './now'
import type { AssessmentMark, ModelMark, Progression } from './progression'

const at = (day: string) => new Date(`${day}T12:00:00Z`)
const assessed = (day: string, given: Partial<AssessmentMark>): AssessmentMark => ({
  id: day,
  at: at(day),
  by: 'Ito',
  stage: null,
  total: null,
  motor: null,
  state: null,
  conclusion: null,
  ...given,
})
const model = (day: string, given: Partial<ModelMark> = {}): ModelMark => ({
  id: day,
  at: at(day),
  by: null,
  stage: 2,
  result: 'positive',
  confidence: 0.8,
  modelVersion: '1',
  verdict: null,
  ...given,
})
const of = (given: Partial<Progression>): Progression => ({
  assessments: [],
  models: [],
  visits: [],
  scans: [],
  medications: [],
  ...given,
})
const month = (moment: Date) => moment.toISOString().slice(0, 7)

describe('the stage now', () => {
  test('is the clinician’s, since it was first said in a row, and what it was before', () => {
    const { stage } = nowOf(
      of({
        assessments: [
          assessed('2022-01-01', { stage: 1.5 }),
          assessed('2023-01-01', { stage: 2 }),
          assessed('2024-01-01', { stage: 2, by: 'Moe' }),
        ],
      }),
    )
    expect(stage).toEqual({
      stage: 2,
      since: at('2023-01-01'),
      by: 'Moe',
      before: { stage: 1.5, at: at('2022-01-01') },
    })
    expect(trendWords(stage!, month)).toBe('up from 1.5 in 2023-01')
  })
  test('is never a model’s', () => {
    expect(nowOf(of({ models: [model('2024-01-01')] })).stage).toBeNull()
  })
  test('may go down, or never have been another', () => {
    const down = nowOf(
      of({ assessments: [assessed('2022-01-01', { stage: 3 }), assessed('2023-01-01', { stage: 2 })] }),
    ).stage!
    expect(trendWords(down, month)).toBe('down from 3 in 2023-01')
    expect(trendWords({ stage: 2, since: at('2023-01-01'), by: null, before: null }, month)).toBe('since 2023-01')
  })
})

describe('the conclusion that it is not this disease', () => {
  const before = assessed('2024-01-01', { stage: 3 })
  const concluded = assessed('2026-01-01', { conclusion: 'not-parkinsons-disease' })
  test('ends the stage from before, also where it was recorded with one', () => {
    expect(nowOf(of({ assessments: [before, concluded] }))).toMatchObject({
      stage: null,
      conclusion: { isDisease: false, at: concluded.at },
    })
    expect(nowOf(of({ assessments: [before, { ...concluded, stage: 1 }] })).stage).toBeNull()
  })
  test('does not end a stage that a clinician recorded later, which then counts from there', () => {
    const after = assessed('2026-06-01', { stage: 2 })
    const { stage } = nowOf(of({ assessments: [before, concluded, after] }))
    expect(stage).toEqual({ stage: 2, since: after.at, by: 'Ito', before: null })
  })
})

test('scores are compared in the same state only', () => {
  const { motor, total } = nowOf(
    of({
      assessments: [
        assessed('2022-01-01', { motor: 20, state: 'on' }),
        assessed('2023-01-01', { motor: 40, state: 'off' }),
        assessed('2024-01-01', { motor: 26, state: 'on' }),
      ],
    }),
  )
  expect(motor).toEqual({ score: 26, at: at('2024-01-01'), state: 'on', change: 6 })
  expect(total).toBeNull()
})

test('the model’s word is its last conclusive one; what nobody reviewed is to review, the newest first', () => {
  const {
    model: last,
    newest,
    toReview,
  } = nowOf(
    of({
      models: [
        model('2022-01-01', { verdict: 'agreed' }),
        model('2023-01-01'),
        model('2024-01-01', { result: 'uncertain', stage: null }),
      ],
    }),
  )
  expect(last?.at).toEqual(at('2023-01-01'))
  expect(newest?.at).toEqual(at('2024-01-01'))
  expect(toReview.map(({ id }) => id)).toEqual(['2024-01-01', '2023-01-01'])
})

test('a result that cannot be used does not lead, and is not hidden behind the older one either', () => {
  const models = [model('2023-01-01'), model('2024-01-01', { verdict: 'not-usable' })]
  expect(nowOf(of({ models }))).toMatchObject({ model: { id: '2023-01-01' }, newest: { id: '2024-01-01' } })
  expect(nowOf(of({ models: models.slice(1) }))).toMatchObject({ model: { id: '2024-01-01' }, newest: null })
  expect(nowOf(of({ models: models.slice(0, 1) }))).toMatchObject({ model: { id: '2023-01-01' }, newest: null })
  expect(nowOf(of({}))).toMatchObject({ model: null, newest: null })
})

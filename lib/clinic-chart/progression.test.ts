import { describe, expect, test } from 'vitest'
import {
  firstMoment,
  scoreLines,
  scoreTop,
  stepCorners,
  whiskerOf,
  within,
  type AssessmentMark,
  type Progression,
} from './progression'
import { progressionSentence } from './sentence'
import { firstDay, periodOf, pressedSpan } from './span'

const at = (day: string) => new Date(`${day}T12:00:00Z`)
const assessed = (day: string, given: Partial<AssessmentMark> = {}): AssessmentMark => ({
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
const nothing: Progression = { assessments: [], models: [], visits: [], scans: [], medications: [] }
const model = (day: string, given: object = {}) => ({
  id: day,
  at: at(day),
  by: null,
  stage: 2,
  result: 'positive' as const,
  confidence: 0.82,
  modelVersion: '1.4',
  verdict: null,
  ...given,
})
const words = {
  month: (moment: Date) => moment.toISOString().slice(0, 7),
  day: (moment: Date) => moment.toISOString().slice(0, 10),
  share: (share: number) => `${Math.round(share * 100)} %`,
}
const period = { start: at('2024-01-01'), end: at('2026-01-01') }

describe('the step line of stages', () => {
  const progression = {
    ...nothing,
    assessments: [
      assessed('2023-05-01', { stage: 1 }),
      assessed('2024-03-01', { stage: 1.5 }),
      assessed('2024-09-01'),
      assessed('2025-03-01', { stage: 2.5 }),
    ],
  }
  test('is flat until a clinician says otherwise, then straight up, and nothing between', () => {
    const shown = within(progression, period)
    expect(stepCorners(shown, period)).toEqual([
      [
        { at: period.start, stage: 1 }, // said before the period, and still so when it begins
        { at: at('2024-03-01'), stage: 1 },
        { at: at('2024-03-01'), stage: 1.5 },
        { at: at('2025-03-01'), stage: 1.5 },
        { at: at('2025-03-01'), stage: 2.5 },
        { at: period.end, stage: 2.5 },
      ],
    ])
  })
  test('begins where the first stage was said when none is known before, and is no line without any', () => {
    const first = { ...nothing, assessments: [assessed('2024-03-01', { stage: 2 })] }
    expect(stepCorners(within(first, period), period)).toEqual([
      [
        { at: at('2024-03-01'), stage: 2 },
        { at: period.end, stage: 2 },
      ],
    ])
    expect(stepCorners(within(nothing, period), period)).toEqual([])
  })
  test('stops where a clinician concluded that it is not this disease, and begins anew with a stage after it', () => {
    const assessments = [
      assessed('2023-05-01', { stage: 3 }),
      assessed('2024-09-01', { conclusion: 'not-parkinsons-disease' }),
    ]
    const ended = [
      { at: period.start, stage: 3 },
      { at: at('2024-09-01'), stage: 3 },
    ]
    expect(stepCorners(within({ ...nothing, assessments }, period), period)).toEqual([ended])
    const anew = [...assessments, assessed('2025-03-01', { stage: 1 })]
    expect(stepCorners(within({ ...nothing, assessments: anew }, period), period)).toEqual([
      ended,
      [
        { at: at('2025-03-01'), stage: 1 },
        { at: period.end, stage: 1 },
      ],
    ])
  })
  test('has nothing of a stage that had ended before the period', () => {
    const assessments = [
      assessed('2022-05-01', { stage: 3 }),
      assessed('2023-05-01', { conclusion: 'not-parkinsons-disease' }),
    ]
    expect(stepCorners(within({ ...nothing, assessments }, period), period)).toEqual([])
  })
  test('never holds what a model said', () => {
    expect(stepCorners(within({ ...nothing, models: [model('2024-05-01')] }, period), period)).toEqual([])
  })
})

describe('whiskers', () => {
  test('are the longer the less sure the model was, and stay on the scale', () => {
    expect(whiskerOf({ stage: 2, confidence: 1 })).toEqual([2, 2])
    expect(whiskerOf({ stage: 2, confidence: 0.5 })).toEqual([1.25, 2.75])
    expect(whiskerOf({ stage: 0, confidence: 0.5 })).toEqual([0, 0.75])
    expect(whiskerOf({ stage: 5, confidence: 0 })).toEqual([3.5, 5])
  })
  test('are none without a stage or a confidence', () => {
    expect(whiskerOf({ stage: null, confidence: 0.9 })).toBeNull()
    expect(whiskerOf({ stage: 2, confidence: null })).toBeNull()
  })
})

describe('scores', () => {
  const all = [
    assessed('2024-02-01', { total: 40, motor: 25, state: 'on' }),
    assessed('2024-05-01', { total: 58, motor: 41, state: 'off' }),
    assessed('2025-02-01', { motor: 27, state: 'on' }),
  ]
  test('ON and OFF are lines of their own', () => {
    expect(scoreLines(all, 'motor').map(({ state, points }) => [state, points.map(({ score }) => score)])).toEqual([
      ['on', [25, 27]],
      ['off', [41]],
    ])
    expect(scoreLines(all, 'total').map(({ points }) => points.length)).toEqual([1, 1])
  })
  test('the axis ends at a round number above all of them', () => {
    expect(scoreTop(all)).toBe(60)
    expect(scoreTop([])).toBe(20)
    expect(scoreTop([assessed('2024-01-01', { total: 260 })])).toBe(260)
  })
})

describe('the sentence', () => {
  test('says stage, model, scores and how many marks there are', () => {
    const shown = within(
      {
        assessments: [
          assessed('2023-05-01', { stage: 1.5 }),
          assessed('2024-03-01', { stage: 2, total: 35, state: 'on' }),
          assessed('2025-03-01', { stage: 2, total: 41, state: 'on' }),
        ],
        models: [model('2024-02-01'), model('2024-10-01'), model('2025-11-01', { verdict: 'agreed' })],
        visits: [{ id: 'v', at: at('2024-03-01'), by: null }],
        scans: [],
        medications: [
          { id: 'm', at: at('2024-03-01'), by: null, change: 'began', name: 'Levodopa', dose: '1' },
          { id: 'n', at: at('2024-04-01'), by: null, change: 'ended', name: 'Rasagiline', dose: '1' },
        ],
      },
      period,
    )
    expect(progressionSentence(shown, words)).toBe(
      'Stage 2 since 2024-03, before that 1.5. Three model results, the last of 2025-11: stage 2 with 82 % confidence, a clinician agreed. MDS-UPDRS total 41 ON in 2025-03, 6 more than in 2024-03. One visit, no scans and two changes of medication.',
    )
  })
  test('says since when a stage holds also where that was before the time shown', () => {
    const assessments = [
      assessed('2019-01-01', { stage: 1 }),
      assessed('2020-04-01', { stage: 2 }),
      assessed('2023-08-01', { stage: 2 }),
      assessed('2025-03-01', { stage: 2 }),
    ]
    expect(progressionSentence(within({ ...nothing, assessments }, period), words)).toMatch(/^Stage 2 since 2020-04\. /)
  })
  test('says that a stage ended, and what a stage after that began from', () => {
    const ended = [
      assessed('2023-05-01', { stage: 3 }),
      assessed('2024-09-01', { conclusion: 'not-parkinsons-disease' }),
    ]
    const saying = (assessments: AssessmentMark[]) =>
      progressionSentence(within({ ...nothing, assessments }, period), words)
    expect(saying(ended)).toMatch(
      /^No stage since 2024-09, when a clinician concluded that it is not Parkinson’s disease; before that stage 3\. /,
    )
    expect(saying(ended.slice(1))).toMatch(/^No stage since 2024-09, when a clinician concluded .* disease\. /)
    expect(saying([...ended, assessed('2025-03-01', { stage: 1 })])).toMatch(
      /^Stage 1 since 2025-03, before that not Parkinson’s disease\. /,
    )
  })
  test('says what is missing, and never calls a model’s result a diagnosis', () => {
    const said = progressionSentence(
      within(
        { ...nothing, models: [model('2025-01-01', { stage: null, result: 'uncertain', confidence: null })] },
        period,
      ),
      words,
    )
    expect(said).toBe(
      'No clinician has recorded a stage in this time. One model result of 2025-01: uncertain, not reviewed. No visits, no scans and no changes of medication.',
    )
    expect(said).not.toMatch(/diagnos/i)
  })
  test('part III stands in where no total was taken, and ON is compared with ON only', () => {
    const shown = within(
      {
        ...nothing,
        assessments: [
          assessed('2024-02-01', { motor: 30, state: 'on' }),
          assessed('2024-08-01', { motor: 44, state: 'off' }),
          assessed('2025-02-01', { motor: 28, state: 'on' }),
        ],
      },
      period,
    )
    expect(progressionSentence(shown, words)).toContain('MDS-UPDRS part III 28 ON in 2025-02, 2 fewer than in 2024-02.')
  })
})

describe('the axis of time', () => {
  test('is as long as the button says, on the clinic’s calendar', () => {
    expect(firstDay({ span: '6m' }, '2026-08-31')).toBe('2026-02-28')
    expect(firstDay({ span: '1y' }, '2024-02-29')).toBe('2023-02-28')
    expect(firstDay({ span: '3y' }, '2026-11-26')).toBe('2023-11-26')
    expect(firstDay({ span: 'all' }, '2026-11-26')).toBeNull()
    expect(firstDay({}, '2026-11-26')).toBeNull()
  })
  test('days that somebody named lead, and no button is pressed then', () => {
    expect(firstDay({ span: '6m', from: '2020-01-01' }, '2026-11-26')).toBe('2020-01-01')
    expect(pressedSpan({ span: '6m', from: '2020-01-01' })).toBeNull()
    expect(pressedSpan({})).toBe('all')
  })
  test('begins with the first thing known, and is never shorter than three months', () => {
    const now = at('2026-11-26')
    expect(periodOf({ from: null, to: null }, at('2020-01-01'), now)).toEqual({ start: at('2020-01-01'), end: now })
    const { start } = periodOf({ from: null, to: null }, at('2026-11-25'), now)
    expect(now.getTime() - start.getTime()).toBe(90 * 86_400_000)
    expect(periodOf({ from: null, to: null }, null, now).start).toEqual(start)
  })
  test('the first thing known is of whatever kind', () => {
    expect(firstMoment(nothing)).toBeNull()
    expect(
      firstMoment({ ...nothing, scans: [{ id: 's', at: at('2021-01-01'), by: null }], models: [model('2022-01-01')] }),
    ).toEqual(at('2021-01-01'))
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import { stageSentence, stretchesOf } from './stage-words'

beforeAll(() => {
  process.env.SUBSTANTIA_TIME_ZONE = 'Europe/Oslo'
})

const found = (day: string, stage: number | null, by: 'clinician' | 'model' = 'clinician') => ({
  at: new Date(`${day}T10:00:00Z`),
  stage,
  by,
})

describe('the sentence about one’s stage', () => {
  test('says since when it is what it is, and what it was before', () => {
    expect(stageSentence([found('2022-05-01', 1.5), found('2024-03-04', 2)])).toBe(
      'Stage 2 since March 2024. Before that it was stage 1.5.',
    )
  })
  test('counts from the first time, and says that the doctor looked again', () => {
    expect(stageSentence([found('2024-03-04', 2), found('2026-11-03', 2)])).toBe(
      'Stage 2 since March 2024. Your doctor looked again in November 2026 and found the same.',
    )
  })
  test('says that a stage ended when a doctor found that it is not the disease', () => {
    const ended = [found('2024-03-04', 3), found('2026-02-01', null)]
    expect(stageSentence(ended)).toBe(
      'In February 2026 a doctor found that it is not Parkinson’s disease. So you have no stage any more. Before that it was stage 3.',
    )
    expect(stageSentence([...ended, found('2026-03-01', null)])).toBe(stageSentence(ended))
    expect(stageSentence([...ended, found('2026-05-01', 3)])).toBe(
      'Stage 3 since May 2026. Before that a doctor had found that it is not Parkinson’s disease. Ask your doctor which one counts today.',
    )
    expect(stageSentence([found('2023-01-01', null), found('2024-03-04', 2)])).toBe('Stage 2 since March 2024.')
  })
  test('does not take a model’s guess for a stage', () => {
    expect(stageSentence([found('2024-03-04', 2), found('2025-01-01', 4, 'model')])).toBe('Stage 2 since March 2024.')
    expect(stageSentence([found('2025-01-01', 4, 'model')])).toBe(
      'No doctor has found a stage for you yet. What you see here are guesses of a computer model.',
    )
  })
})

test('a stage that comes back is a stretch of its own', () => {
  const stretches = stretchesOf([found('2022-01-01', 2), found('2023-01-01', 2.5), found('2024-01-01', 2)])

  expect(stretches.map(({ stage }) => stage)).toEqual([2, 2.5, 2])
})

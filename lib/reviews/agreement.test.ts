import { describe, expect, test } from 'vitest'
import { agreementByVersion } from './agreement-sums'
import { confidenceWords } from './confidence'
import { wilsonInterval } from './wilson'

describe('the Wilson interval', () => {
  // Newcombe, Statistics in Medicine 1998;17:857, table I, method 3
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i', (hits, total, least, most) => {
    const interval = wilsonInterval(hits, total)
    expect(interval?.least).toBeCloseTo(least, 4)
    expect(interval?.most).toBeCloseTo(most, 4)
  })
  test('all of few is not certain, and of none nothing is known', () => {
    expect(wilsonInterval(3, 3)?.least).toBeCloseTo(0.4385, 4)
    expect(wilsonInterval(3, 3)?.most).toBe(1)
    expect(wilsonInterval(0, 0)).toBeNull()
  })
})

test('results sum up by version and month; what cannot be judged counts for neither side', () => {
  const month = (modelVersion: string | null, name: string, agreed: number, disagreed: number, notUsable: number) => ({
    modelVersion,
    month: name,
    total: 20,
    agreed,
    disagreed,
    notUsable,
  })
  const [one, none] = agreementByVersion([
    month('1.0', '2026-10', 8, 2, 1),
    month('1.0', '2026-11', 4, 6, 0),
    month(null, '2026-11', 0, 0, 3),
  ])
  expect(one).toMatchObject({ total: 40, agreed: 12, disagreed: 8, notUsable: 1, unreviewed: 19, rate: 0.6 })
  expect(one?.months.map(({ month: name, rate }) => [name, rate])).toEqual([
    ['2026-10', 0.8],
    ['2026-11', 0.4],
  ])
  expect(none).toMatchObject({ modelVersion: null, unreviewed: 17, rate: null, interval: null })
})

test.each([
  [0.97, 'Very high'],
  [0.85, 'High'],
  [0.84, 'Moderate'],
  [0.6, 'Moderate'],
  [0.599, 'Low'],
  [null, 'Not given'],
])('a confidence of %s is “%s”', (share, words) => expect(confidenceWords(share, 0.6)).toBe(words))

test('what the programme calls low is low, whatever the number', () => {
  expect(confidenceWords(0.96, 0.97)).toBe('Low')
})

import { expect, test } from 'vitest'
import { usualWaitWords } from './usual-wait'

test.each([
  [0.2, 'usually within an hour'],
  [3.1, 'usually within 4 hours'],
  [21, 'usually within a day'],
  [24.5, 'usually within 2 days'],
  [14 * 24, 'usually within 14 days'],
  [15 * 24, 'usually within 3 weeks'],
])('%d hours are said as one plans by them: %s', (medianHours, words) => {
  expect(usualWaitWords({ counted: 20, medianHours })).toBe(words)
})

test('too few reports say nothing of what is usual', () => {
  expect(usualWaitWords({ counted: 19, medianHours: 5 })).toBeNull()
  expect(usualWaitWords({ counted: 0, medianHours: null })).toBeNull()
})

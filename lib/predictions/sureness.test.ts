import { expect, test } from 'vitest'
import { sureness } from './sureness'

test('a limit of the programme comes before every word', () => {
  expect([0.95, 0.8, 0.65, 0.5].map((confidence) => sureness(confidence, 0.6))).toEqual([
    'very',
    'fairly',
    'little',
    'not',
  ])
  expect([0.95, 0.8, 0.65, 0.5].map((confidence) => sureness(confidence, 0.9))).toEqual(['very', 'not', 'not', 'not'])
  expect(sureness(0.6, 0.6)).toBe('little')
})

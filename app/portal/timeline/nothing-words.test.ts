import { expect, test } from 'vitest'
import { nothingWords } from './nothing-words'

test('what is missing is named as it was asked for', () => {
  expect(nothingWords({ type: 'treatment', year: 2023 })).toBe('No treatments in 2023.')
  expect(nothingWords({ type: 'prediction' })).toBe('No model results in your record.')
  expect(nothingWords({})).toBe('There are no more entries.')
  expect(nothingWords({ year: 2019 })).toBe('Nothing in 2019.')
})

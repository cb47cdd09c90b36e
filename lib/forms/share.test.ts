import { expect, test } from 'vitest'
import { optionalShare, readShare } from './share'

test('a share is read as a number or in per cent, with a point or a comma', () => {
  expect(['0', '1', '0.87', '0,87', '87 %', '87.5%', '100%'].map((text) => readShare(text, 'it').value)).toEqual([
    0, 1, 0.87, 0.87, 0.87, 0.875, 1,
  ])
})

test.each(['1.2', '-0.1', '101 %', 'high', '0.8.7', '1/2'])('%s is no share, and the message shows one', (text) => {
  expect(readShare(text, 'the confidence').error).toBe(
    'Enter the confidence as a number from 0 to 1, such as 0.87, or in per cent, such as 87 %.',
  )
})

test('left empty it is none', () => {
  expect(optionalShare('the confidence').parse('  ')).toBeNull()
  expect(optionalShare('the confidence').parse(undefined)).toBeNull()
})

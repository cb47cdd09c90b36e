import { expect, test } from 'vitest'
import { isQuiet } from './quiet-hours'

const at = (time: string) => isQuiet(new Date(time), 'Europe/Oslo')

test('the evening is quiet from eight, the morning until eight, by the clinic and in every season', () => {
  expect(at('2026-01-15T18:59:59Z')).toBe(false)
  expect(at('2026-01-15T19:00:00Z')).toBe(true)
  expect(at('2026-01-16T06:59:59Z')).toBe(true)
  expect(at('2026-01-16T07:00:00Z')).toBe(false)
  expect(at('2026-07-15T17:59:59Z')).toBe(false)
  expect(at('2026-07-15T18:00:00Z')).toBe(true)
  expect(at('2026-07-16T06:00:00Z')).toBe(false)
})

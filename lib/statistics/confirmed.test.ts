import { expect, test } from 'vitest'
import { confirmedBy } from './confirmed'

process.env.SUBSTANTIA_TIME_ZONE = 'Europe/Oslo'
const at = new Date('2026-11-02T23:30:00Z')

test('says who confirmed and when, on the clinic’s date', () => {
  expect(confirmedBy('Kenji Ito', at)).toBe('Dr Kenji Ito, 3\u00a0Nov\u00a02026')
  expect(confirmedBy(null, at)).toBe('A doctor, 3\u00a0Nov\u00a02026')
  expect(confirmedBy('Kenji Ito', null)).toBeNull()
})

test('a name of the old system that brings its title gets no second one', () => {
  expect(confirmedBy('Dr. Kenji Ito', at)).toContain('Dr. Kenji Ito,')
  expect(confirmedBy('Prof. Ana Lund', at)).toMatch(/^Prof\. Ana Lund,/)
})

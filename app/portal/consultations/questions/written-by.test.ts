import { expect, test } from 'vitest'
import { writtenBy } from './written-by'

const helping = (grantId: string) => ({
  helping: { grantId, scope: 'everything' as const, mayWrite: true, patientName: 'Rosa Berg' },
})

test('of the patient’s own question nothing is said', () => {
  expect(writtenBy({ grantId: null, helperName: null }, {})).toBeNull()
  expect(writtenBy({ grantId: null, helperName: null }, helping('a'))).toBeNull()
})

test('the patient reads who wrote it, by the name that they call the helper', () => {
  expect(writtenBy({ grantId: 'a', helperName: 'Ana, my daughter' }, {})).toBe('Ana, my daughter wrote this for you.')
  expect(writtenBy({ grantId: 'a', helperName: null }, {})).toBe('Somebody who helps you wrote this for you.')
})

test('a helper knows their own, and is not told who else helps', () => {
  expect(writtenBy({ grantId: 'a', helperName: null }, helping('a'))).toBe('You wrote this for them.')
  expect(writtenBy({ grantId: 'b', helperName: null }, helping('a'))).toBe('Somebody else who helps wrote this.')
})

import { expect, test } from 'vitest'
import { oneself } from '@/lib/forms/acting-for'
import { explainAnotherRecord } from './another-record'

const rosa = { patientName: 'Rosa Berg', holds: true }
const cases = {
  'the grant has ended': { isSamePerson: true, whom: 'grant', meant: { ...rosa, holds: false }, now: undefined },
  'they stopped acting for her in another window': { isSamePerson: true, whom: 'grant', meant: rosa, now: undefined },
  'they act for another now': { isSamePerson: true, whom: 'grant', meant: rosa, now: 'Ole Berg' },
  'nobody knows the grant': { isSamePerson: true, whom: 'grant', meant: null, now: undefined },
  'it was opened as their own': { isSamePerson: true, whom: oneself, meant: null, now: 'Rosa Berg' },
  'their account is no patient’s any more': { isSamePerson: true, whom: oneself, meant: null, now: undefined },
  'another account is logged in': { isSamePerson: false, whom: oneself, meant: null, now: undefined },
}

test.each(Object.entries(cases))('when %s, it says so, and that nothing was saved', (_when, given) => {
  const words = explainAnotherRecord(given)
  expect(words).toContain('nothing was saved')
  expect(words).not.toContain('undefined')
})

test('it names whom the form was for, and whom they help now', () => {
  expect(explainAnotherRecord(cases['the grant has ended'])).toMatch(/^You are no longer helping Rosa Berg/)
  expect(explainAnotherRecord(cases['they act for another now'])).toMatch(/Ole Berg.*Rosa Berg/)
})

test('it names nobody to somebody who logged in where another sat', () => {
  const words = explainAnotherRecord({ ...cases['another account is logged in'], meant: rosa, now: 'Ole Berg' })
  expect(words).not.toMatch(/Berg/)
})

import { expect, test } from 'vitest'
import { visitAdvice } from './visit-advice'

test('what the clinic says stands line by line, whatever marks it was typed with', () => {
  expect(visitAdvice('- Your card\n\n • Your glasses \nA friend', false)).toEqual([
    'Your card',
    'Your glasses',
    'A friend',
  ])
})

test('where the clinic says nothing, the portal does', () => {
  expect(visitAdvice(null, false).join(' ')).toContain('medicines')
  expect(visitAdvice(' \n ', false)).toEqual(visitAdvice(null, false))
})

test('a visit from home needs nothing brought', () => {
  expect(visitAdvice('Your card', true).join(' ')).toContain('A quiet place')
  expect(visitAdvice('Your card', true)).not.toContain('Your card')
})

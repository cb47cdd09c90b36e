import { expect, test } from 'vitest'
import { visitAdvice, wayToVisit } from './visit-advice'

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

test('the way to a visit is the clinic’s own, and of one from home it is said whom to ask where nobody wrote it down', () => {
  const said = { travelAdvice: '* Bus 12\r\n\n- A lift', remoteAdvice: 'Your doctor calls you.' }
  expect(wayToVisit(said, false)).toEqual(['Bus 12', 'A lift'])
  expect(wayToVisit(said, true)).toEqual(['Your doctor calls you.'])
  const nothing = { travelAdvice: null, remoteAdvice: ' ' }
  expect(wayToVisit(nothing, false)).toEqual([])
  expect(wayToVisit(nothing, true).join(' ')).toContain('Call your clinic')
})

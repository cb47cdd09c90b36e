import { describe, expect, test } from 'vitest'
import { idleState, loginHref, remainingWords } from './idle'
import { logInInput } from './schema'

const minute = 60_000
const limits = { idleMilliseconds: 15 * minute, endsAt: 12 * 60 * minute }

describe('a page nobody touches', () => {
  test.each([
    [0, { state: 'active' }],
    [13 * minute - 1, { state: 'active' }],
    [13 * minute, { state: 'warned', canStay: true, endsAt: 15 * minute }],
    [15 * minute - 1, { state: 'warned', canStay: true, endsAt: 15 * minute }],
    [15 * minute, { state: 'locked' }],
    [99 * minute, { state: 'locked' }], // a lid that was closed meanwhile
  ])('after %d ms', (now, expected) => {
    expect(idleState(now, 0, limits)).toEqual(expected)
  })

  test('however often it is touched, it ends when the session does, and says that nothing extends it', () => {
    const end = limits.endsAt
    expect(idleState(end - 2 * minute, end - 3 * minute, limits)).toEqual({
      state: 'warned',
      canStay: false,
      endsAt: end,
    })
    expect(idleState(end, end - 1, limits)).toEqual({ state: 'locked' })
  })

  test('a short limit warns at half of it, not before it began', () => {
    expect(idleState(0, 0, { ...limits, idleMilliseconds: minute })).toEqual({ state: 'active' })
    expect(idleState(minute / 2, 0, { ...limits, idleMilliseconds: minute }).state).toBe('warned')
  })
})

test('what is left is said in four steps', () => {
  expect([120_000, 60_001, 60_000, 30_000, 10_000, 1].map(remainingWords)).toEqual([
    'in 2 minutes',
    'in 2 minutes',
    'in 1 minute',
    'in 30 seconds',
    'in 10 seconds',
    'in 10 seconds',
  ])
})

test.each([
  ['/admin/patients/p1', '', '/admin/patients/p1'],
  ['/admin/patients', '?f=doctorId:is:d1&sort=name.asc', '/admin/patients?f=doctorId:is:d1&sort=name.asc'],
  ['/admin/patients', '?q=<b>', '/admin/patients'],
])('logging in again leads back to %s%s', (pathname, search, back) => {
  const next = new URL(loginHref({ pathname, search }), 'http://here').searchParams.get('next')
  expect(next).toBe(back)
  expect(logInInput.parse({ identifier: 'a', password: 'b', next }).next).toBe(back)
})

import { expect, test } from 'vitest'
import { isSameComfort, readCookie, writeCookie } from './cookie'
import { appearance, appearanceBeforeCookie, appearanceCookie, chosenAppearance } from './schema'

const usual = appearance.parse({})
const chosen = { ...usual, theme: 'dark', text: '200', targets: 'extra-large', steady: '700' } as const

test('what is written is what is read', () => {
  expect(readCookie(writeCookie(chosen, 'visitor'))).toEqual({ look: chosen, chosenBy: 'visitor' })
  expect(readCookie(writeCookie(usual, 'account'))).toEqual({ look: usual, chosenBy: 'account' })
})

test('a cookie of before keeps its colours and rows', () => {
  expect(readCookie('dark.compact').look).toEqual({ ...usual, theme: 'dark', density: 'compact' })
})

test.each(['', '....', 'x.y.z', '"><script>', 'dark.standard.999.very.huge.1.fast.odd.q'])(
  'nothing breaks on %s',
  (value) => {
    const { look } = readCookie(value)
    expect(appearance.parse(look)).toEqual(look)
    expect(look.text).toBe('100')
  },
)

test('rows of lists are no comfort', () => {
  expect(isSameComfort(usual, { ...usual, density: 'compact' })).toBe(true)
  expect(isSameComfort(usual, { ...usual, motion: 'none' })).toBe(false)
})

test('no cookie begins like the one of the session', () => {
  for (const name of [appearanceCookie, appearanceBeforeCookie]) expect(name).not.toMatch(/^substantia-session/)
})

test('a form that says something else is told so', () => {
  expect(chosenAppearance.safeParse({ text: '300' }).success).toBe(false)
  expect(chosenAppearance.parse({ text: '150' })).toEqual({ text: '150' })
})

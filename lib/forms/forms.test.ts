import { parseWithZod } from '@conform-to/zod/v4'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { ticked } from './choices'
import { dateText, momentText, optionalDateText, optionalMomentText } from './dates'
import { emailText, optionalEmailText } from './email'
import { moneyText, readMoney, wholeNumber } from './money'
import { newPasswordText } from './new-password'
import { givenText, optionalText } from './text'

/** What an action gets of one field, or the sentence at it. */
function read(schema: z.ZodType, text: string | undefined) {
  const form = new FormData()
  if (text !== undefined) form.set('field', text)
  const submission = parseWithZod(form, { schema: z.object({ field: schema }) })
  return submission.status === 'success' ? (submission.value as { field: unknown }).field : submission.error?.field?.[0]
}

describe('dates', () => {
  test('as an action gets them', () => {
    expect(read(dateText(), '23 Nov 2026')).toBe('2026-11-23')
    expect(read(optionalDateText(), '')).toBeNull()
    expect(read(optionalDateText(), undefined)).toBeNull()
    expect(
      read(
        momentText(() => 'Europe/Oslo'),
        '23 Nov 2026, 14:30',
      ),
    ).toEqual(new Date('2026-11-23T13:30:00Z'))
    expect(read(optionalMomentText('UTC'), '')).toBeNull()
  })
  test('missing ones are asked for by name', () => {
    expect(read(dateText({ what: 'the date of birth' }), '')).toBe('Enter the date of birth, such as 23 Nov 2026.')
    expect(read(momentText('UTC'), undefined)).toBe('Enter a date and a time, such as 23 Nov 2026, 14:30.')
  })
  test('bounds include their days', () => {
    const bounded = dateText({ earliest: '2026-01-01', latest: '2026-12-31' })
    expect(read(bounded, '1 Jan 2026')).toBe('2026-01-01')
    expect(read(bounded, '31 Dec 2025')).toBe('31 Dec 2025 is too early. Use 1 Jan 2026 or a later date.')
    expect(read(bounded, '1 Jan 2027')).toBe('1 Jan 2027 is too late. Use 31 Dec 2026 or an earlier date.')
    expect(read(dateText({ latest: 'today' }), '1 Jan 2150')).toContain('is in the future')
    expect(read(optionalDateText({ earliest: 'today' }), '1 Jan 1950')).toContain('is in the past')
  })
})

describe('money', () => {
  test.each([
    ['120', '120.00'],
    ['120.5', '120.50'],
    ['120,50', '120.50'],
    ['0', '0.00'],
    ['007', '7.00'],
    ['1 234.50', '1234.50'],
    ['1’234.50', '1234.50'],
    ['1,234.50', '1234.50'],
    ['1,234,567', '1234567.00'],
    ['1234567890', '1234567890.00'],
  ])('%s', (text, value) => expect(readMoney(text)).toEqual({ value }))
  test.each([
    ['1,234', 'can be 1234 or 1.234'],
    ['-5', 'cannot be negative'],
    ['12345678901', 'too large'],
    ['1.234.567,89', 'is not an amount'],
    ['1e3', 'is not an amount'],
    ['€ 5', 'is not an amount'],
    ['=1+1', 'is not an amount'],
    ['12.345.6', 'is not an amount'],
  ])('%s', (text, error) => expect(readMoney(text).error).toContain(error))
  test('nothing is null', () => expect(read(moneyText(), '')).toBeNull())
})

describe('texts', () => {
  test('a missing one is asked for in the words of its form, even where there are spaces', () => {
    const reason = givenText('Say why it can wait.', 500)
    expect(read(reason, undefined)).toBe('Say why it can wait.')
    expect(read(reason, '  ')).toBe('Say why it can wait.')
    expect(read(reason, ' Later. ')).toBe('Later.')
  })
  test('what no database keeps and nobody sees is left out, and is no text by itself', () => {
    expect(read(givenText('Say why.', 10), ' a\u0000b ')).toBe('ab')
    expect(read(givenText('Say why.', 10), '\u0000')).toBe('Say why.')
    expect(read(optionalText(10), '\u0000')).toBeNull()
  })
  test('how many are too many is counted without the spaces around', () => {
    expect(read(optionalText(5), '  longer  ')).toBe('Use at most 5 characters. There are 6 now.')
  })
  test('a new password that is too short is said together with what else is wrong', () => {
    expect(read(newPasswordText('Choose one.'), undefined)).toBe('Choose one.')
    expect(read(newPasswordText('Choose one.'), 'eleven char')).toContain('Use at least 12 characters')
    expect(read(newPasswordText('Choose one.'), ' twelve char')).toBe(' twelve char') // its spaces are part of it
  })
  test('too long ones are named where the form says how', () => {
    expect(read(givenText('Say why.', 1000), 'a'.repeat(1001))).toBe(
      'Use at most 1,000 characters. There are 1,001 now.',
    )
    expect(read(optionalText(5, 'the notes'), 'longer')).toBe(
      'Use at most 5 characters for the notes. There are 6 now.',
    )
    expect(read(optionalText(5, 'the notes'), ' ')).toBeNull()
  })
})

test('an e-mail address is kept in lower case, however it is typed', () => {
  expect(read(emailText, ' Ana@Clinic.Example ')).toBe('ana@clinic.example')
  expect(read(emailText, '')).toBe('Enter an e-mail address, such as ana@clinic.example.')
  expect(read(emailText, `${'a'.repeat(320)}@clinic.example`)).toContain('Use at most 320 characters')
  expect(read(optionalEmailText, ' ')).toBeNull()
  expect(read(optionalEmailText, 'ANA@clinic.example')).toBe('ana@clinic.example')
  expect(read(optionalEmailText, 'ana')).toBe('Enter an e-mail address, such as ana@clinic.example.')
})

describe('whole numbers', () => {
  const minutes = wholeNumber({ what: 'the duration', least: 1, most: 1440, unit: 'minutes' })
  test.each(['0', '1441', '30.5', '1e2', 'thirty', '0x10', '-30'])('%s is refused', (text) =>
    expect(read(minutes, text)).toBe('Enter the duration as a whole number, 1 to 1440 minutes.'),
  )
  test('others are read', () => {
    expect(read(minutes, ' 30 ')).toBe(30)
    expect(read(minutes, '')).toBeNull()
  })
})

test('a checkbox is ticked or not', () => {
  expect(read(ticked(), 'on')).toBe(true)
  expect(read(ticked(), undefined)).toBe(false)
})

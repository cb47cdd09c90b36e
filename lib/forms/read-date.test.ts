import { describe, expect, test } from 'vitest'
import { readDate, writeDate } from './read-date'

describe('a date that can only mean one day', () => {
  test.each([
    '23 Nov 2026',
    '23 november 2026',
    '23Nov2026',
    '23-Nov-2026',
    '23. Nov. 2026',
    '23rd of November, 2026',
    'Nov 23, 2026',
    'November 23rd 2026',
    'Mon 23 Nov 2026',
    'Monday, 23 November 2026',
    '2026-11-23',
    '2026/11/23',
    '23/11/2026',
    '23.11.2026',
    '23 11 2026',
    '11/23/2026',
    '  23   Nov   2026 ',
    '２３ Nov ２０２６',
  ])('%s', (text) => expect(readDate(text)).toEqual({ value: '2026-11-23' }))

  test.each([
    ['3 Mar 2026', '2026-03-03'],
    ['03 march 2026', '2026-03-03'],
    ['3 sept 2026', '2026-09-03'],
    ['3 Sep 2026', '2026-09-03'],
    ['05/05/2026', '2026-05-05'],
    ['29 Feb 2028', '2028-02-29'],
    ['29/2/2028', '2028-02-29'],
    ['1 Mar 1851', '1851-03-01'],
  ])('%s', (text, iso) => expect(readDate(text)).toEqual({ value: iso }))
})

describe('a date with two readings is refused with both', () => {
  test.each(['03/04/2026', '3-4-2026', '03.04.2026', '3 4 2026'])('%s', (text) => {
    expect(readDate(text).error).toBe(
      `“${text}” can be 3 Apr 2026 or 4 Mar 2026. Write the month as a word, such as 3 Apr 2026.`,
    )
  })
})

describe('what is no date says how to mend it', () => {
  test.each([
    ['', 'Enter a date, such as 23 Nov 2026.'],
    ['soon', '“soon” is not a date. Write it like 23 Nov 2026.'],
    ['23 Foo 2026', '“Foo” is not a month. Write a date such as 23 Nov 2026.'],
    ['23 Ma 2026', '“Ma” is not a month. Write a date such as 23 Nov 2026.'],
    ['23 Nov', 'Add the year to “23 Nov”, such as 23 Nov 2026.'],
    ['23 Nov 26', 'Write the year of “23 Nov 26” with four digits, such as 23 Nov 2026.'],
    ['23/11/26', 'Write the year of “23/11/26” with four digits, such as 23 Nov 2026.'],
    ['31 Jun 2026', 'There is no 31 Jun 2026: that month has 30 days.'],
    ['29 Feb 2027', 'There is no 29 Feb 2027: that month has 28 days.'],
    ['0 Jan 2026', 'There is no 0 Jan 2026: that month has 31 days.'],
    ['31/31/2026', 'There is no month 31. Write a date such as 23 Nov 2026.'],
    ['2026-13-01', 'There is no month 13. Write a date such as 23 Nov 2026.'],
    ['23 Nov 0026', 'The year 26 cannot be meant. Use one from 1850 to 2199.'],
    ['1 Jan 20026', 'Write the year of “1 Jan 20026” with four digits, such as 23 Nov 2026.'],
  ])('%s', (text, error) => expect(readDate(text)).toEqual({ error }))

  test('a long text is cut in the answer', () => {
    expect(readDate('x'.repeat(5000)).error).toHaveLength(85)
  })
})

test('every date is read as it is written', () => {
  for (let day = Date.UTC(1850, 0, 1); day < Date.UTC(2199, 11, 31); day += 86_400_000 * 17) {
    const iso = new Date(day).toISOString().slice(0, 10)
    expect(readDate(writeDate(iso))).toEqual({ value: iso })
  }
})

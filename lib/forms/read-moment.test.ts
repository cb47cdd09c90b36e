import { describe, expect, test } from 'vitest'
import { dateIn, firstOfMonth, momentsShowing, startOfDate } from './clock'
import { readMoment, writeMoment } from './read-moment'

const oslo = 'Europe/Oslo'
const iso = (text: string, zone = oslo) => readMoment(text, zone).value?.toISOString()
const error = (text: string, zone = oslo) => readMoment(text, zone).error

describe('a date and a time on the clinic’s clock', () => {
  test.each([
    '23 Nov 2026, 14:30',
    '23 Nov 2026 14:30',
    '23 Nov 2026 at 14:30',
    '23/11/2026 14.30',
    'Mon 23 November 2026, 2:30 pm',
    '23 Nov 2026 2:30PM',
    '23 Nov 2026 2:30 p.m.',
    '2026-11-23T14:30',
    '2026-11-23 14:30:00',
    '2026-11-23T13:30Z',
    '2026-11-23T08:30:00-05:00',
    '23 Nov 2026, 14:30 +01:00',
  ])('%s', (text) => expect(iso(text)).toBe('2026-11-23T13:30:00.000Z'))

  test.each([
    ['23 Nov 2026, 12am', '2026-11-22T23:00:00.000Z'],
    ['23 Nov 2026, 12 pm', '2026-11-23T11:00:00.000Z'],
    ['23 Jul 2026, 00:00', '2026-07-22T22:00:00.000Z'],
    ['23 Jul 2026, 09:15:27.5', '2026-07-23T07:15:27.500Z'],
  ])('%s', (text, moment) => expect(iso(text)).toBe(moment))
})

describe('what is wrong with it', () => {
  test.each([
    ['', 'Enter a date and a time, such as 23 Nov 2026, 14:30.'],
    ['23 Nov 2026', 'Add the time to 23 Nov 2026, such as 23 Nov 2026, 14:30.'],
    ['23 Nov 2026, 25:00', 'There is no time 25:00. Write it like 14:30.'],
    ['23 Nov 2026, 24:00', 'There is no time 24:00. Write it like 14:30.'],
    ['23 Nov 2026, 12:60', 'There is no time 12:60. Write it like 14:30.'],
    ['23 Nov 2026, 13:00 pm', 'There is no time 13:00 pm. Write it like 14:30.'],
    ['23 Nov 2026, 14', 'Write the time with its minutes, such as 14:00.'],
    [
      '03/04/2026 09:00',
      '“03/04/2026” can be 3 Apr 2026 or 4 Mar 2026. Write the month as a word, such as 3 Apr 2026.',
    ],
    ['31 Jun 2026, 09:00', 'There is no 31 Jun 2026: that month has 30 days.'],
    ['tomorrow', '“tomorrow” is not a date. Write it like 23 Nov 2026.'],
    ['23 Nov 2026, 09:00 +19:00', 'There is no time zone +19:00. Leave it out for the clinic’s clock.'],
  ])('%s', (text, message) => expect(error(text)).toBe(message))
})

describe('where the clocks change', () => {
  test('a time they skip does not exist', () => {
    expect(error('29 Mar 2026, 02:30')).toBe(
      '29 Mar 2026, 02:30 does not exist: the clocks go forward then. 29 Mar 2026, 03:30 is what they show instead.',
    )
    expect(iso('29 Mar 2026, 01:59')).toBe('2026-03-29T00:59:00.000Z')
    expect(iso('29 Mar 2026, 03:00')).toBe('2026-03-29T01:00:00.000Z')
  })
  test('a time they show twice is asked for with its offset', () => {
    expect(error('25 Oct 2026, 02:30')).toBe(
      '25 Oct 2026, 02:30 comes twice, because the clocks go back. Write 25 Oct 2026, 02:30 +02:00 for the first, or 25 Oct 2026, 02:30 +01:00 for the second.',
    )
    expect(iso('25 Oct 2026, 02:30 +02:00')).toBe('2026-10-25T00:30:00.000Z')
    expect(iso('25 Oct 2026, 02:30 +01:00')).toBe('2026-10-25T01:30:00.000Z')
    expect(iso('25 Oct 2026, 01:59')).toBe('2026-10-24T23:59:00.000Z')
    expect(iso('25 Oct 2026, 03:00')).toBe('2026-10-25T02:00:00.000Z')
  })
  test('also west of Greenwich, by half an hour, and at midnight', () => {
    expect(error('8 Mar 2026, 02:15', 'America/New_York')).toContain('does not exist')
    expect(error('1 Nov 2026, 01:15', 'America/New_York')).toContain('-04:00 for the first')
    expect(error('4 Oct 2026, 02:15', 'Australia/Lord_Howe')).toContain('4 Oct 2026, 02:45 is what they show')
    expect(error('25 Apr 2025, 00:30', 'Africa/Cairo')).toContain('25 Apr 2025, 01:30 is what they show')
    expect(startOfDate('2025-04-25', 'Africa/Cairo').toISOString()).toBe('2025-04-24T22:00:00.000Z')
    expect(startOfDate('2026-10-25', oslo).toISOString()).toBe('2026-10-24T22:00:00.000Z')
  })
  test('some hours of every day of two years are read as they are written, in every zone', { timeout: 60_000 }, () => {
    const start = Date.UTC(2026, 0, 1)
    for (const zone of [oslo, 'America/Sao_Paulo', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'])
      for (let moment = start; moment < start + 2 * 366 * 86_400_000; moment += 1_817_000 * 13) {
        const written = writeMoment(new Date(moment), zone)
        expect([written, readMoment(written, zone).value?.getTime()]).toEqual([written, moment])
      }
  })
})

test('a moment is written with seconds and offset only where it needs them', () => {
  expect(writeMoment(new Date('2026-11-23T13:30:00Z'), oslo)).toBe('23 Nov 2026, 14:30')
  expect(writeMoment(new Date('2026-11-23T13:30:27.123Z'), oslo)).toBe('23 Nov 2026, 14:30:27.123')
  expect(writeMoment(new Date('2026-10-25T01:30:00Z'), oslo)).toBe('25 Oct 2026, 02:30 +01:00')
})

test('the day of a moment is the clinic’s', () => {
  expect(dateIn(oslo, new Date('2026-11-22T23:30:00Z'))).toBe('2026-11-23')
  expect(momentsShowing(Date.parse('2026-10-25T02:30:00Z'), oslo)).toHaveLength(2)
})

test('months are counted over the turn of the year', () => {
  expect(firstOfMonth('2026-01-31')).toBe('2026-01-01')
  expect(firstOfMonth('2026-01-31', -1)).toBe('2025-12-01')
  expect(firstOfMonth('2026-11', 14)).toBe('2028-01-01')
})

test('a text that no date is as long as is refused without being taken apart', () => {
  expect(readMoment(`1${', '.repeat(200_000)}x`, oslo).error).toContain('is not a date')
  expect(readMoment(`${'T'.repeat(200_000)}x`, oslo).error).toContain('is not a date')
})

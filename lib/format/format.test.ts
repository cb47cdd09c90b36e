import { describe, expect, test } from 'vitest'
import { ageInYears, formatAgo, formatCalendarDate, formatMoment } from './dates'
import { formatBytes, formatCapped, formatCount, formatShare } from './numbers'

process.env.SUBSTANTIA_TIME_ZONE = 'Europe/Oslo'
const utc = (text: string) => new Date(`${text}Z`)

describe('moments', () => {
  test('are told in the clinic’s zone, also over a change of the clock', () => {
    expect(formatMoment(utc('2026-01-31T23:30'), 'dateTime')).toBe('1 Feb 2026, 00:30')
    expect(formatMoment(utc('2026-07-31T22:30'), 'date')).toBe('1 Aug 2026')
  })
  test('a date of birth stays the day it is, whatever the zone', () => {
    expect(formatCalendarDate(utc('1951-03-01T00:00'))).toBe('1 Mar 1951')
  })
  test('how long ago, roughly', () => {
    const now = utc('2026-11-22T12:00')
    expect(formatAgo(utc('2026-11-19T11:00'), now)).toBe('3 days ago')
    expect(formatAgo(utc('2026-11-21T11:00'), now)).toBe('yesterday')
    expect(formatAgo(utc('2027-01-25T12:00'), now)).toBe('in 2 months')
    expect(formatAgo(null, now)).toBe('never')
  })
  test('an age counts birthdays, also those of 29 February', () => {
    expect(ageInYears(utc('1956-11-23T00:00'), utc('2026-11-22T12:00'))).toBe(69)
    expect(ageInYears(utc('1956-11-22T00:00'), utc('2026-11-22T12:00'))).toBe(70)
    expect(ageInYears(utc('1952-02-29T00:00'), utc('2026-02-28T12:00'))).toBe(73)
    expect(ageInYears(utc('1952-02-29T00:00'), utc('2026-03-01T12:00'))).toBe(74)
    expect(ageInYears(utc('1956-11-23T00:00'), utc('2026-11-22T23:30'))).toBe(70) // already the 23rd at the clinic
  })
})

describe('numbers', () => {
  test('a confidence is never rounded up to certainty', () => {
    expect(formatShare(0.871)).toBe('87 %')
    expect(formatShare(0.9949)).toBe('99 %')
    expect(formatShare(0.997)).toBe('over 99 %')
    expect(formatShare(1)).toBe('100 %')
    expect(formatShare(null)).toBe('—')
  })
  test('counts and sizes as a person reads them', () => {
    expect(formatCount(1234567)).toBe('1,234,567')
    expect(formatCapped(1001)).toBe('over 1,000')
    expect(formatBytes(1_552_384)).toBe('1.5 MB')
    expect(formatBytes(4096 * 1024 ** 2)).toBe('4 GB')
  })
})

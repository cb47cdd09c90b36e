import { describe, expect, test } from 'vitest'
import { hoursShown, layOut } from './calendar-layout'
import { datesOf, periodOf } from './calendar-period'

const zone = 'Europe/Oslo'
const span = (from: string, to: string) => ({ startsAt: new Date(from), endsAt: new Date(to) })
const monday = (from: string, to: string) => span(`2026-11-23T${from}:00+01:00`, `2026-11-23T${to}:00+01:00`)
const lanes = (...entries: ReturnType<typeof span>[]) =>
  layOut(entries, '2026-11-23', zone).map(({ from, to, lane, lanes }) => [from, to, lane, lanes])

describe('the days of a view', () => {
  test('a day and a list begin on their date', () => {
    expect(periodOf('day', '2026-11-25')).toEqual({
      first: '2026-11-25',
      end: '2026-11-26',
      previous: '2026-11-24',
      next: '2026-11-26',
    })
    expect(periodOf('list', '2026-11-25')).toMatchObject({ first: '2026-11-25', end: '2026-12-02' })
  })
  test('a week begins on Monday, also seen from its Sunday', () => {
    for (const date of ['2026-11-23', '2026-11-25', '2026-11-29'])
      expect(periodOf('week', date)).toMatchObject({ first: '2026-11-23', end: '2026-11-30' })
  })
  test('a month has whole weeks, and its neighbours begin on the first', () => {
    expect(periodOf('month', '2026-11-30')).toEqual({
      first: '2026-10-26',
      end: '2026-12-07',
      previous: '2026-10-01',
      next: '2026-12-01',
    })
    expect(periodOf('month', '2027-02-15')).toMatchObject({ first: '2027-02-01', end: '2027-03-01' })
    expect(periodOf('month', '2026-01-31').previous).toBe('2025-12-01')
    expect(datesOf(periodOf('month', '2026-11-30'))).toHaveLength(42)
  })
})

describe('appointments side by side', () => {
  test('one after the other share a lane', () => {
    expect(lanes(monday('09:00', '09:30'), monday('09:30', '10:00'))).toEqual([
      [540, 570, 0, 1],
      [570, 600, 0, 1],
    ])
  })
  test('overlapping ones stand beside each other, and a lane is used again when it is free', () => {
    expect(
      lanes(monday('09:00', '10:00'), monday('09:15', '09:30'), monday('09:30', '10:30'), monday('11:00', '11:30')),
    ).toEqual([
      [540, 600, 0, 2],
      [555, 570, 1, 2],
      [570, 630, 1, 2],
      [660, 690, 0, 1],
    ])
  })
  test('three at once make three lanes for all of their group', () => {
    expect(
      lanes(monday('09:00', '12:00'), monday('09:00', '10:00'), monday('09:30', '10:00'), monday('11:00', '12:00')).map(
        ([, , lane, of]) => [lane, of],
      ),
    ).toEqual([
      [0, 3],
      [1, 3],
      [2, 3],
      [1, 3],
    ])
  })
  test('a short one is tall enough to press, and one over midnight ends with the day', () => {
    expect(lanes(monday('09:00', '09:01'))).toEqual([[540, 555, 0, 1]])
    expect(lanes(span('2026-11-23T23:30:00+01:00', '2026-11-24T00:30:00+01:00'))).toEqual([[1410, 1440, 0, 1]])
  })
  test('stand by the clock where it changes', () => {
    const inFold = span('2026-10-25T00:45:00Z', '2026-10-25T01:15:00Z') // 02:45 summer time to 02:15 winter time
    expect(layOut([inFold], '2026-10-25', zone).map(({ from, to }) => [from, to])).toEqual([[165, 180]])
    const overGap = span('2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z') // 01:30 to 03:30
    expect(layOut([overGap], '2026-03-29', zone).map(({ from, to }) => [from, to])).toEqual([[90, 210]])
  })
})

test('the hours shown are those of the office, and more where there is more', () => {
  expect(hoursShown([], { from: 8, to: 18 })).toEqual({ from: 8, to: 18 })
  expect(
    hoursShown(
      [
        { from: 430, to: 460 },
        { from: 1100, to: 1140 },
      ],
      { from: 8, to: 18 },
    ),
  ).toEqual({ from: 7, to: 19 })
})

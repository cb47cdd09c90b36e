import { describe, expect, test } from 'vitest'
import { StagedRow, type SqlRow, type SqlValue } from './staged-row'
import { bookkeepingTime, calendarDate, eventTime, optionalTime, readTime } from './times'
import type { Reader } from './values'

const startedAt = '2026-01-01 00:00:00Z'

function read(reader: Reader, value: SqlValue | undefined, source: SqlRow = {}) {
  const row = new StagedRow(source, { timeZone: 'Europe/Oslo', startedAt })
  const result = reader(row, value, 'field')
  return {
    result,
    ...(row.rejected && { rejected: row.rejected.reason }),
    ...(row.repairs[0] && { repaired: row.repairs[0].reason, was: row.repairs[0].was }),
    ...(row.legacy && { kept: row.legacy.field }),
  }
}

const timeOf = (value: SqlValue) => readTime(value, 'Europe/Oslo')?.time ?? null

describe('a time', () => {
  test('with a T and without a zone is local', () => {
    expect(timeOf('2024-03-01T09:30:00.123456')).toBe('2024-03-01 09:30:00.123456 Europe/Oslo')
    expect(timeOf('2024-03-01T09:30:00')).toBe('2024-03-01 09:30:00 Europe/Oslo')
    expect(timeOf('2024-03-01T09:30')).toBe('2024-03-01 09:30:00 Europe/Oslo')
  })

  test('with a space and whole seconds is a column default, so UTC', () => {
    expect(timeOf('2024-03-01 09:30:00')).toBe('2024-03-01 09:30:00Z')
  })

  test('with a space and a fraction or without seconds was written by the program, so local', () => {
    expect(timeOf('2024-03-01 09:30:00.5')).toBe('2024-03-01 09:30:00.5 Europe/Oslo')
    expect(timeOf('2024-03-01 09:30')).toBe('2024-03-01 09:30:00 Europe/Oslo')
  })

  test('that names its zone or offset is believed', () => {
    for (const [value, time] of [
      ['2024-03-01T09:30:00Z', '2024-03-01 09:30:00Z'],
      ['2024-03-01 09:30:00z', '2024-03-01 09:30:00z'],
      ['2024-03-01T09:30Z', '2024-03-01 09:30:00Z'],
      ['2024-03-01T09:30:00.25+01:00', '2024-03-01 09:30:00.25+01:00'],
      ['2024-03-01 09:30:00 -0530', '2024-03-01 09:30:00-0530'],
      ['2024-03-01T09:30:00+15:59', '2024-03-01 09:30:00+15:59'],
    ] as const)
      expect(timeOf(value)).toBe(time)
  })

  test('keeps six digits of a second, with a point or a comma', () => {
    expect(timeOf('2024-03-01T09:30:00.123456789')).toBe('2024-03-01 09:30:00.123456 Europe/Oslo')
    expect(timeOf('2024-03-01T09:30:00,5Z')).toBe('2024-03-01 09:30:00.5Z')
  })

  test('of a day that exists is read, up to the bounds of what a record can be about', () => {
    for (const value of ['2024-02-29T00:00:00', '2000-02-29T00:00:00', '1850-01-01T00:00:00', '2199-12-31T23:59:59'])
      expect(timeOf(value)).not.toBeNull()
    for (const value of [
      '2023-02-29T00:00:00',
      '2100-02-29T00:00:00',
      '1849-12-31T00:00:00',
      '2200-01-01T00:00:00',
      '2024-13-01T00:00:00',
      '2024-00-10T00:00:00',
      '2024-04-31T00:00:00',
      '2024-04-00T00:00:00',
    ])
      expect(timeOf(value), value).toBeNull()
  })

  test('that is none is not guessed at', () => {
    for (const value of [
      'yesterday',
      '',
      ' ',
      '01.03.2024',
      '03/01/2024',
      '2024-3-1T09:30:00',
      '2024-03-01T24:00:00',
      '2024-03-01T09:60:00',
      '2024-03-01T09:30:60',
      '2024-03-01T9:30:00',
      '2024-03-01T09:30:00 Europe/Oslo',
      '2024-03-01T09:30:00+16:00',
      '2024-03-01T09:30:00+25:00',
      '2024-03-01T09:30:00+05:99',
      "2024-03-01'; drop table users",
      '2024-03-01T09:30:00.',
      'infinity',
      'now',
      1709285400,
      45352.4,
      null,
      new Uint8Array([50]),
    ])
      expect(timeOf(value), String(value)).toBeNull()
  })

  test('of one day means midnight there', () => {
    expect(readTime('2024-03-01', 'Europe/Oslo')).toEqual({ time: '2024-03-01 00:00:00 Europe/Oslo', dateOnly: true })
  })
})

test('the time a record is about sets it aside when it cannot be read', () => {
  expect(read(eventTime, '2024-03-01T09:30:00')).toEqual({ result: '2024-03-01 09:30:00 Europe/Oslo' })
  expect(read(eventTime, '2024-03-01')).toEqual({
    result: '2024-03-01 00:00:00 Europe/Oslo',
    repaired: 'date-only',
    was: '2024-03-01',
  })
  for (const value of [null, undefined, '', 'soon'])
    expect(read(eventTime, value)).toEqual({ result: null, rejected: 'unreadable-time' })
})

test('a time that may be missing is kept beside the record when it cannot be read', () => {
  for (const value of [null, undefined, '']) expect(read(optionalTime, value)).toEqual({ result: null })
  expect(read(optionalTime, 'soon')).toEqual({ result: null, repaired: 'unreadable-time', was: 'soon', kept: 'soon' })
  expect(read(optionalTime, '2024-03-01')).toMatchObject({
    result: '2024-03-01 00:00:00 Europe/Oslo',
    repaired: 'date-only',
  })
})

test('when a row was written: another time of it stands in, else the import’s, and that is noted', () => {
  const written = bookkeepingTime(['updated_at'])

  expect(read(written, '2024-03-01 09:30:00')).toEqual({ result: '2024-03-01 09:30:00Z' })
  expect(read(written, null, { updated_at: '2024-03-02 00:00:00' })).toEqual({
    result: '2024-03-02 00:00:00Z',
    repaired: 'time-missing',
    was: null,
  })
  expect(read(written, 'soon', { updated_at: 'later' })).toEqual({
    result: startedAt,
    repaired: 'time-missing',
    was: 'soon',
    kept: 'soon',
  })
  expect(read(written, 'a\0b')).toMatchObject({ result: startedAt, kept: 'a\uFFFDb' })
  expect(read(written, new Uint8Array([1]))).toMatchObject({ result: startedAt, was: '1 bytes' })
})

test('a missing time of the last change says nothing; one that cannot be read is noted', () => {
  const changed = bookkeepingTime(['created_at'], { quiet: true })

  expect(read(changed, null, { created_at: '2024-03-02 00:00:00' })).toEqual({ result: '2024-03-02 00:00:00Z' })
  expect(read(changed, '')).toEqual({ result: startedAt })
  expect(read(changed, 'soon')).toMatchObject({ result: startedAt, repaired: 'time-missing', kept: 'soon' })
})

test('a date of birth is a day that exists and is not to come', () => {
  for (const [value, result] of [
    ['1945-05-30', '1945-05-30'],
    ['1945-05-30T00:00:00', '1945-05-30'],
    ['1945-05-30 00:00:00', '1945-05-30'],
    ['1956-02-29', '1956-02-29'],
    ['2026-01-01', '2026-01-01'],
    ['', null],
    [null, null],
  ] as const) {
    expect(read(calendarDate, value)).toEqual({ result })
  }
  for (const value of ['1957-02-29', '30.05.1945', '1945-5-30', '1849-12-31', 1945])
    expect(read(calendarDate, value)).toEqual({
      result: null,
      repaired: 'unreadable-date',
      was: String(value),
      kept: String(value),
    })
  expect(read(calendarDate, '2026-01-02')).toMatchObject({ result: null, repaired: 'out-of-range' })
})

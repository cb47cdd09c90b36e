import { describe, expect, test } from 'vitest'
import { StagedRow, type SqlValue } from './staged-row'
import {
  bool,
  bytes,
  decimal,
  id,
  integer,
  json,
  oneOf,
  reference,
  share,
  shortText,
  text,
  type Reader,
} from './values'

/** What a reader makes of a value, and what it says it had to do. */
function read(reader: Reader, value: SqlValue | undefined) {
  const row = new StagedRow({}, { timeZone: 'UTC', startedAt: '2026-01-01 00:00:00Z' })
  const result = reader(row, value, 'field')
  const repairs = row.repairs.map(({ reason, was }) => [reason, was])
  return {
    result,
    ...(row.rejected && { rejected: row.rejected.reason }),
    ...(repairs.length > 0 && { repairs }),
    ...(row.legacy && { kept: row.legacy.field }),
  }
}

const bytesOf = (value: string) => new Uint8Array(Buffer.from(value))

describe('text', () => {
  test('keeps every character of any language, SQL, HTML and bidirectional marks as they are', () => {
    for (const value of [
      '',
      ' ',
      "'; drop table users; --",
      '<script>alert(1)</script>',
      '\u202Eevil\u2066',
      '😀👩‍⚕️',
      'ﷺ',
      'a\tb\nc\r\\.',
      'x'.repeat(20_000),
    ]) {
      expect(read(text(), value)).toEqual({ result: value })
    }
  })

  test('writes numbers as text and bytes as the text they hold, and notes the bytes', () => {
    expect(read(text(), 4712345678)).toEqual({ result: '4712345678' })
    expect(read(text(), 9007199254740993n)).toEqual({ result: '9007199254740993' })
    expect(read(text(), bytesOf('Ødegård'))).toEqual({ result: 'Ødegård', repairs: [['not-text', '9 bytes']] })
  })

  test('replaces what no text may hold, and says what it was', () => {
    expect(read(text(), 'Anna\0Berg')).toEqual({
      result: 'Anna\uFFFDBerg',
      repairs: [['nul-removed', 'Anna\uFFFDBerg']],
    })
  })

  test('sets a row aside for a missing value only where every record needs it', () => {
    expect(read(text(), null)).toEqual({ result: null })
    expect(read(text({ fallback: 'pending' }), null)).toEqual({ result: 'pending' })
    expect(read(text({ required: true }), undefined)).toEqual({ result: null, rejected: 'required-missing' })
  })

  test('sets a row aside for a cell of more than sixteen million characters', () => {
    expect(read(text(), 'x'.repeat(16 * 1024 * 1024 + 1))).toEqual({ result: null, rejected: 'too-large' })
  })
})

describe('short text', () => {
  test('takes an empty value for none, and keeps what is too long or too short beside the record', () => {
    const email = shortText(3, 320)

    expect(read(email, '')).toEqual({ result: null })
    expect(read(email, 'a@b')).toEqual({ result: 'a@b' })
    expect(read(email, 'x')).toEqual({ result: null, repairs: [['too-short', 'x']], kept: 'x' })
    expect(read(email, '😀x')).toMatchObject({ result: null, repairs: [['too-short', '😀x']] })
    expect(read(email, 'x'.repeat(321))).toMatchObject({ result: null, repairs: [['too-long', 'x'.repeat(321)]] })
    expect(read(email, '😀'.repeat(320))).toEqual({ result: '😀'.repeat(320) })
  })
})

describe('ids and references', () => {
  test('agree on how an id is written: numbers and bytes as text', () => {
    for (const value of ['PAT1', 7, 1.5, 9007199254740993n, bytesOf('PAT1')]) {
      expect(read(id, value).result).toBe(read(reference(), value).result)
      expect(read(id, value).result).toBe(value instanceof Uint8Array ? 'PAT1' : String(value))
    }
  })

  test('an id that is missing, holds NUL or passes 200 characters sets the row aside', () => {
    for (const value of [null, undefined, '']) expect(read(id, value)).toEqual({ result: null, rejected: 'no-id' })
    for (const value of ['a\0b', 'x'.repeat(201)])
      expect(read(id, value)).toEqual({ result: null, rejected: 'too-long' })
    expect(read(id, 'x'.repeat(200)).result).toHaveLength(200)
  })

  test('a reference that cannot be one is dropped and kept where it may be missing, and sets the row aside where not', () => {
    expect(read(reference(), '')).toEqual({ result: null })
    expect(read(reference(), 'a\0b')).toMatchObject({ result: null, repairs: [['too-long', 'a\uFFFDb']] })
    expect(read(reference({ required: 'missing-session' }), null)).toEqual({
      result: null,
      rejected: 'missing-session',
    })
    expect(read(reference({ required: 'missing-session' }), 'x'.repeat(201))).toEqual({
      result: null,
      rejected: 'missing-session',
    })
  })
})

describe('closed sets', () => {
  const gender = oneOf(['male', 'female', 'other'], { spellings: { m: 'male' } })

  test('are read without regard to case and space, and by their other spellings', () => {
    for (const [value, result] of [
      ['male', 'male'],
      [' FEMALE ', 'female'],
      ['M', 'male'],
      ['', null],
      [null, null],
    ] as const) {
      expect(read(gender, value)).toEqual({ result })
    }
  })

  test('an unknown member is kept beside the record, or sets it aside where it must have one', () => {
    expect(read(gender, 'unknown')).toEqual({ result: null, repairs: [['unknown-value', 'unknown']], kept: 'unknown' })
    expect(read(oneOf(['a'], { required: true }), 'b')).toEqual({ result: null, rejected: 'unknown-value' })
    expect(read(oneOf(['a'], { required: true }), null)).toEqual({ result: null, rejected: 'required-missing' })
    expect(read(oneOf(['a'], { fallback: 'a', required: true }), null)).toEqual({ result: 'a' })
  })

  test('names that every object has are no members', () => {
    for (const value of ['constructor', '__proto__', 'toString'])
      expect(read(gender, value)).toMatchObject({ result: null, repairs: [['unknown-value', value]] })
  })
})

describe('numbers', () => {
  test('whole numbers are read from numbers and text; a fraction is rounded and noted', () => {
    expect(read(integer(0, 150), 45)).toEqual({ result: '45' })
    expect(read(integer(0, 150), ' 45 ')).toEqual({ result: '45' })
    expect(read(integer(0, 150), 45n)).toEqual({ result: '45' })
    expect(read(integer(0, 150), '45.6')).toEqual({ result: '46', repairs: [['not-a-number', '45.6']] })
  })

  test('what is no number or not possible is kept beside the record', () => {
    for (const value of ['old', '0x10', '1_000', '12,5', 'NaN', 'Infinity', ' '])
      expect(read(integer(0, 150), value)).toEqual({ result: null, repairs: [['not-a-number', value]], kept: value })
    for (const value of [Infinity, bytesOf('45')])
      expect(read(integer(0, 150), value)).toMatchObject({
        result: null,
        repairs: [['not-a-number', value instanceof Uint8Array ? '2 bytes' : 'Infinity']],
      })
    for (const value of [-1, 151, '1e5'])
      expect(read(integer(0, 150), value)).toEqual({
        result: null,
        repairs: [['out-of-range', String(value)]],
        kept: String(value),
      })
    expect(read(integer(0, 9, { fallback: '0' }), 'x')).toEqual({
      result: '0',
      repairs: [['not-a-number', 'x']],
      kept: 'x',
    })
  })

  test('decimals come out as PostgreSQL takes them, however small they were written', () => {
    for (const [value, result] of [
      [120, '120'],
      ['120.50', '120.5'],
      ['+5', '5'],
      ['.5', '0.5'],
      ['1e-400', '0'],
      [`0.${'0'.repeat(400)}1`, '0'],
    ] as const) {
      expect(read(decimal(0, 1e10), value)).toEqual({ result })
    }
    expect(read(decimal(0, 1e10), '0x10')).toMatchObject({ result: null, repairs: [['not-a-number', '0x10']] })
    expect(read(decimal(0, 1e10), '1e400')).toMatchObject({ result: null, repairs: [['not-a-number', '1e400']] })
  })
})

test('a confidence is a share of one; per cents are converted and noted, nonsense is kept', () => {
  for (const [value, result] of [
    [0, '0'],
    [1, '1'],
    [0.744, '0.744'],
    ['0.744', '0.744'],
    [null, null],
    ['', null],
  ] as const)
    expect(read(share, value)).toEqual({ result })
  for (const value of [74.4, '74.4', '74.4%', '74.4 %', ' 74.4 % '])
    expect(read(share, value)).toEqual({ result: '0.744', repairs: [['percent', String(value)]] })
  expect(read(share, '0.5%')).toMatchObject({ result: '0.005' })
  for (const value of [-0.1, 100.5])
    expect(read(share, value)).toMatchObject({ result: null, repairs: [['out-of-range', String(value)]] })
  for (const value of ['%', 'high', '74,4 %'])
    expect(read(share, value)).toMatchObject({ result: null, repairs: [['not-a-number', value]], kept: value })
})

test('booleans are read in every way SQLite holds them; what is neither is noted', () => {
  for (const value of [1, 1n, '1', 'true', 'TRUE', 't', 'yes']) expect(read(bool('f'), value)).toEqual({ result: 't' })
  for (const value of [0, 0n, '0', 'false', 'F', 'no']) expect(read(bool('t'), value)).toEqual({ result: 'f' })
  for (const value of [null, undefined, '']) expect(read(bool('t'), value)).toEqual({ result: 't' })
  expect(read(bool(null), 'perhaps')).toEqual({
    result: null,
    repairs: [['unknown-value', 'perhaps']],
    kept: 'perhaps',
  })
})

test('JSON that is not valid is kept as text, and noted', () => {
  expect(read(json('{}'), null)).toEqual({ result: '{}' })
  expect(read(json(null), '')).toEqual({ result: null })
  expect(read(json(null), '{"a": 1}')).toEqual({ result: '{"a": 1}' })
  expect(read(json(null), bytesOf('[1]'))).toEqual({ result: '[1]' })
  expect(read(json(null), '{a: 1}')).toEqual({ result: '{"text":"{a: 1}"}', repairs: [['invalid-json', '{a: 1}']] })
  expect(read(json(null), '{"a": NaN}')).toMatchObject({ result: '{"text":"{\\"a\\": NaN}"}' })
})

test('bytes come out in hexadecimal; more than PostgreSQL and this program can carry set the row aside', () => {
  expect(read(bytes, new Uint8Array([0, 255]))).toEqual({ result: '\\x00ff' })
  expect(read(bytes, new Uint8Array(0))).toEqual({ result: '\\x' })
  expect(read(bytes, 'é')).toEqual({ result: '\\xc3a9' })
  expect(read(bytes, null)).toEqual({ result: null })
  expect(read(bytes, new Uint8Array(300 * 1024 * 1024))).toEqual({ result: null, rejected: 'too-large' })
})

test('a note never ends in half a character', () => {
  const { repairs, kept } = read(integer(0, 9), `${'x'.repeat(1999)}😀`)

  expect(repairs?.[0]?.[1]).toBe(`${'x'.repeat(1999)}\uFFFD`)
  expect(kept).toBe(`${'x'.repeat(1999)}\uFFFD`)
})

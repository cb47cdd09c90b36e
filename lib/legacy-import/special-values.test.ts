import { describe, expect, test } from 'vitest'
import {
  activeUnlessEnded,
  binaryResult,
  credibility,
  defaultAdministrator,
  passwordHash,
  patientOfSession,
  stageResult,
} from './special-values'
import { StagedRow, type SqlRow, type SqlValue } from './staged-row'
import type { Reader } from './values'

function read(reader: Reader, value: SqlValue | undefined, source: SqlRow = {}) {
  const row = new StagedRow(source, { timeZone: 'UTC', startedAt: '2026-01-01 00:00:00Z' })
  const result = reader(row, value, 'field')
  return {
    result,
    ...(row.repairs[0] && { repaired: row.repairs[0].reason, was: row.repairs[0].was }),
    ...(row.legacy && { kept: row.legacy.field }),
  }
}

test('every spelling of a result that was met means one of three', () => {
  for (const value of ['Positive', 'positive', 'parkinsons', 'Parkinsons Detected', ' PARKINSONS DETECTED '])
    expect(read(binaryResult, value)).toEqual({ result: 'positive' })
  for (const value of ['Negative', 'no_parkinsons', 'No Parkinsons', 'NO PARKINSONS'])
    expect(read(binaryResult, value)).toEqual({ result: 'negative' })
  for (const value of ['uncertain', 'Uncertain', '', null, undefined])
    expect(read(binaryResult, value)).toEqual({ result: 'uncertain' })
})

test('any other result is uncertain, and what it said is kept', () => {
  for (const value of ['probable', 'not positive', 1, '陽性', 'constructor']) {
    expect(read(binaryResult, value)).toEqual({
      result: 'uncertain',
      repaired: 'unknown-value',
      was: String(value),
      kept: String(value),
    })
  }
})

test('every spelling of a stage means a number of the Hoehn and Yahr scale', () => {
  for (const [value, result] of [
    ['1', '1'],
    ['5', '5'],
    [3, '3'],
    [2.5, '2.5'],
    ['Stage 3', '3'],
    ['stage_3', '3'],
    ['STAGE-4', '4'],
    ['stage3', '3'],
    ['3.0', '3'],
    [' 2.5 ', '2.5'],
    ['0', '0'],
    ['Stage 1.5', '1.5'],
  ] as const)
    expect(read(stageResult, value)).toEqual({ result })
})

test('no stage is none, and a stage that the scale does not have is kept beside the record', () => {
  for (const value of ['N/A', 'n/a', 'uncertain', 'Uncertain', 'none', 'unknown', '', null, undefined])
    expect(read(stageResult, value)).toEqual({ result: null })
  for (const value of ['6', '-1', '3.5', '0.5', 'III', 'stage', 'stage 33', '3 or 4'])
    expect(read(stageResult, value)).toEqual({ result: null, repaired: 'unknown-value', was: value, kept: value })
})

describe('passwords', () => {
  const salted = 'a'.repeat(53)

  test('a bcrypt hash of a cost that a login can bear is taken over', () => {
    for (const hash of [`$2b$12$${salted}`, `$2a$04$${salted}`, `$2y$14$${salted}`])
      expect(read(passwordHash, hash)).toEqual({ result: hash })
    expect(read(passwordHash, null)).toEqual({ result: null })
    expect(read(passwordHash, '')).toEqual({ result: null })
  })

  test('anything else needs a reset, and the hash is written down nowhere', () => {
    for (const hash of [
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'Admin123',
      `$2b$31$${salted}`,
      `$2b$15$${salted}`,
      `$2b$03$${salted}`,
      `$2b$00$${salted}`,
      `$2b$12$${salted}a`,
      `$2x$12$${salted}`,
      `$2b$12$${salted}\n`,
      '$argon2id$v=19$m=4194304,t=100,p=1$c2FsdHNhbHQ$aGFzaA',
      'pbkdf2:sha256:600000$x$y',
      7,
    ])
      expect(read(passwordHash, hash), String(hash)).toEqual({
        result: null,
        repaired: 'password-needs-reset',
        was: null,
      })
  })
})

test('the administrator every installation was born with is known, however the row is written', () => {
  const bornWith: SqlRow[] = [
    { role: 'admin', username: 'admin' },
    { role: 'admin', username: 'Admin' },
    { role: ' ADMIN ', username: ' admin ' },
    { role: 'admin', username: 'boss', email: 'ADMIN@parkinsons.system' },
  ]
  for (const source of bornWith) {
    expect(read(defaultAdministrator, undefined, source)).toEqual({ result: 't' })
  }
  const others: SqlRow[] = [
    { role: 'admin', username: 'boss' },
    { role: 'doctor', username: 'admin' },
    { role: 'admin' },
  ]
  for (const source of others) expect(read(defaultAdministrator, undefined, source)).toEqual({ result: 'f' })
})

test('a session of the old layout finds its patient in its metadata', () => {
  expect(read(patientOfSession, undefined, { metadata: '{"patient_id": "PAT7"}' })).toEqual({ result: 'PAT7' })
  expect(read(patientOfSession, undefined, { metadata: '{"patient_id": 7}' })).toEqual({ result: '7' })
  for (const metadata of [
    null,
    '{}',
    '{"patient_id": null}',
    '{"patient_id": {"$ne": 1}}',
    '["patient_id"]',
    '{"patient_id": "PAT7"',
    '{"other": "patient_id"}',
  ]) {
    expect(read(patientOfSession, undefined, { metadata }), String(metadata)).toEqual({ result: null })
  }
})

test('a column says it where there is one, and metadata do not overrule it', () => {
  expect(read(patientOfSession, 'PAT1', { metadata: '{"patient_id": "PAT7"}' })).toEqual({ result: 'PAT1' })
  expect(read(patientOfSession, null, { metadata: '{"patient_id": "PAT7"}' })).toEqual({ result: null })
})

test('an assignment with an end is over, whatever its flag says', () => {
  expect(read(activeUnlessEnded, 1, {})).toEqual({ result: 't' })
  expect(read(activeUnlessEnded, null, { ended_at: '' })).toEqual({ result: 't' })
  expect(read(activeUnlessEnded, 0, { ended_at: '2024-01-01' })).toEqual({ result: 'f' })
  expect(read(activeUnlessEnded, 1, { ended_at: '2024-01-01' })).toEqual({
    result: 'f',
    repaired: 'unknown-value',
    was: '1',
  })
})

test('a credibility that is no share of one counts as not said', () => {
  expect(read(credibility, 0.4)).toEqual({ result: '0.4' })
  expect(read(credibility, null)).toEqual({ result: '1' })
  expect(read(credibility, 40)).toEqual({ result: '1', repaired: 'out-of-range', was: '40', kept: '40' })
})

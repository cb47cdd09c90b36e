import { expect, test } from 'vitest'
import type { PresentTable } from './layout'
import { readRow } from './stage'
import { StagedRow, storable, type SqlRow } from './staged-row'
import { legacyTables } from './tables'
import { asJson } from './write-problems'

const patients: PresentTable = { ...requireTable('patients'), present: [], unknown: ['ward', 'photo'] }

function requireTable(name: string) {
  const table = legacyTables.find((each) => each.name === name)
  if (!table) throw new Error(`There is no table ${name}`)
  return table
}

/** The staged row by name: bookkeeping first, then the columns. */
function stage(source: SqlRow) {
  const columns = Object.keys(patients.columns)
  const values = readRow(
    patients,
    new StagedRow(source, { timeZone: 'UTC', startedAt: '2026-01-01 00:00:00Z' }),
    columns,
  )
  const [rejected, field, repairs, legacy, ...cells] = values
  return {
    rejected,
    field,
    repairs: JSON.parse(repairs ?? 'null') as unknown,
    legacy: JSON.parse(legacy ?? 'null') as unknown,
    ...Object.fromEntries(columns.map((name, index) => [name, cells[index]])),
  }
}

const sound = { patient_id: 'P1', name: 'Anna Berg', created_at: '2024-03-01 09:30:00' }

test('a sound row needs no word about it', () => {
  expect(stage(sound)).toMatchObject({
    rejected: null,
    field: null,
    repairs: null,
    legacy: null,
    patient_id: 'P1',
    name: 'Anna Berg',
    age: null,
  })
})

test('a column that we do not know is kept beside the record; bytes by their number', () => {
  expect(stage({ ...sound, ward: 'B\0 3', photo: new Uint8Array(3) })).toMatchObject({
    rejected: null,
    repairs: null,
    legacy: { ward: 'B\uFFFD 3', photo: '3 bytes' },
  })
  expect(stage({ ...sound, ward: null })).toMatchObject({ legacy: null })
})

test('every repair of a row is noted with field, reason and what was there', () => {
  expect(stage({ ...sound, age: 'old', gender: 'unknown' })).toMatchObject({
    repairs: [
      { field: 'age', reason: 'not-a-number', was: 'old' },
      { field: 'gender', reason: 'unknown-value', was: 'unknown' },
    ],
    legacy: { age: 'old', gender: 'unknown' },
  })
})

test('the first reason to set a row aside is the one that is told', () => {
  expect(stage({ patient_id: null, name: null })).toMatchObject({ rejected: 'no-id', field: 'patient_id' })
})

test('text as PostgreSQL takes it has no NUL and no half of a character, and is else untouched', () => {
  expect(storable('a\0b')).toBe('a\uFFFDb')
  expect(storable('a\uD83D')).toBe('a\uFFFD')
  expect(storable('\uDE00b')).toBe('\uFFFDb')
  expect(storable('😀 é \u202E')).toBe('😀 é \u202E')
})

test('a row that is set aside is kept whole as JSON, whatever SQLite had in it', () => {
  const row = {
    text: 'a\0b',
    cut: `x${'😀'.repeat(60_000)}`,
    whole: 7,
    large: 9007199254740993n,
    real: -0.5,
    endless: Infinity,
    none: null,
    bytes: new Uint8Array([0, 255]),
  }

  const json = asJson(row)

  expect(json).toMatchObject({
    text: 'a\uFFFDb',
    whole: 7,
    large: '9007199254740993',
    real: -0.5,
    endless: 'Infinity',
    none: null,
    bytes: { base64: 'AP8=', bytes: 2 },
  })
  expect(json.cut).toBe(`x${'😀'.repeat(49_999)}\uFFFD… (120001 characters in all)`)
  expect(Buffer.from(JSON.stringify(json)).toString()).not.toMatch(/\\ud83d/)
})

import { expect, test } from 'vitest'
import { isStorableJson } from './storable-json'

test('ordinary JSON of the old system is stored as it was, whatever its words look like', () => {
  for (const text of [
    '{}',
    '[]',
    'null',
    '7',
    '"text"',
    '{"file": "image1234.png"}',
    '{"id": "abe12345-9e10000"}',
    '{"name": "\\ud83d\\ude00"}',
    '{"path": "C:\\\\u0000\\\\x"}',
    '{"a": 1, "a": 2}',
    '{"big": 123456789012345678901234567890}',
    '{"e": 1.5e-10, "f": 2E+999}',
    `{"braces": "${'{['.repeat(500)}"}`,
    '{"quote": "\\"1e9999"}',
    `[${'0'.repeat(1)}]`,
    ' { } ',
  ]) {
    expect(isStorableJson(text), text).toBe(true)
  }
})

test('what no jsonb takes is not', () => {
  for (const text of [
    '',
    ' ',
    '{',
    '{a: 1}',
    "{'a': 1}",
    'NaN',
    '{"a": 1,}',
    '{"a": "\\u0000"}',
    '{"\\u0000": 1}',
    '{"a": "\\ud83d"}',
    '["\\ude00\\ud83d"]',
    '{"a": 1e9999}',
    '[1E+10000]',
    '[1e-99999]',
    `[${'1'.repeat(1001)}]`,
    `[0.${'1'.repeat(2000)}]`,
    `${'['.repeat(201)}${']'.repeat(201)}`,
    '{"a": "\n"}',
  ]) {
    expect(isStorableJson(text), text).toBe(false)
  }
})

test('nesting up to two hundred is taken, and a text of a million escapes or braces is judged at once', () => {
  expect(isStorableJson(`${'['.repeat(200)}${']'.repeat(200)}`)).toBe(true)
  expect(isStorableJson(`"${'\\n'.repeat(1_000_000)}"`)).toBe(true)
  expect(isStorableJson('['.repeat(1_000_000))).toBe(false)
})

import { expect, test } from 'vitest'
import { changeWords } from './change-words'

test('says in words which parts of a version changed', () => {
  expect(changeWords(['First line', 'What a doctor said', 'What happens next'])).toBe(
    'Changed since the version before it: the first lines, “What a doctor said” and “What happens next”.',
  )
  expect(changeWords(['What a doctor said'])).toBe('Changed since the version before it: “What a doctor said”.')
})

test('says when nothing changed, and nothing where nothing is known', () => {
  expect(changeWords([])).toBe('It says the same as the version before it.')
  expect(changeWords(undefined)).toBeNull()
})

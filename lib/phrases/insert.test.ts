import { describe, expect, test } from 'vitest'
import { expandAt, insertAt } from './insert'

const phrases = [
  { abbreviation: 'gait', body: 'Gait normal, arms swing on both sides.' },
  { abbreviation: 'no-falls', body: 'No falls.' },
]

describe('an abbreviation', () => {
  test('becomes its phrase at the space or the line end after it', () => {
    expect(expandAt('.gait ', 6, phrases)).toEqual({ text: `${phrases[0]!.body} `, caret: phrases[0]!.body.length + 1 })
    expect(expandAt('Walks. .no-falls\nrest', 17, phrases)).toEqual({ text: 'Walks. No falls.\nrest', caret: 17 })
  })
  test('stays what it is in the middle of a word, unfinished, unknown, or without its full stop', () => {
    expect(expandAt('e.gait ', 7, phrases)).toBeNull()
    expect(expandAt('.gait', 5, phrases)).toBeNull()
    expect(expandAt('.tremor ', 8, phrases)).toBeNull()
    expect(expandAt('gait ', 5, phrases)).toBeNull()
    expect(expandAt('.gait later', 11, phrases)).toBeNull()
  })
})

describe('a phrase from the list', () => {
  test('stands apart from the words around it', () => {
    expect(insertAt('Walks well', 5, 5, 'slowly but')).toEqual({ text: 'Walks slowly but well', caret: 16 })
    expect(insertAt('', 0, 0, 'No falls.')).toEqual({ text: 'No falls.', caret: 9 })
    expect(insertAt('Seen. ', 6, 6, 'No falls.')).toEqual({ text: 'Seen. No falls.', caret: 15 })
    expect(insertAt('He said.', 7, 7, 'so')).toEqual({ text: 'He said so.', caret: 10 })
  })
  test('takes the place of what was marked', () => {
    expect(insertAt('one two three', 4, 7, 'TWO')).toEqual({ text: 'one TWO three', caret: 7 })
  })
})

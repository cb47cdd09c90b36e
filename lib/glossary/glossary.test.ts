import { describe, expect, test } from 'vitest'
import { broughtText, sentenceOf } from './clinic-text'
import { cutAtFirstUses, firstUses, isTermKey, termKeys, termOf, type TermKey } from './glossary'
import { faultsOf, gradeAround, highestGradeOfOne } from './plain-words'

describe.each(termKeys)('%s', (key) => {
  const { short, full, seeAlso = [], word, met } = termOf(key)
  test('is explained in words that a child of 9 to 11 can read, in each depth', () => {
    expect(faultsOf(key, broughtText(key))).toEqual({})
  })
  test('has no sentence that is much harder than the others', () => {
    const sentences = [short, ...full].join(' ').split(/(?<=[.!?])\s+/)
    expect(
      sentences.filter((sentence) => sentence.split(' ').length > 4 && gradeAround(key, sentence) > highestGradeOfOne),
    ).toEqual([])
  })
  test('goes deeper with each step', () => {
    expect(sentenceOf(key, termOf(key))).toMatch(/^[A-Z].*\.$/)
    expect(short.length).toBeGreaterThan(sentenceOf(key, termOf(key)).length - 40)
    expect(full.join(' ').length).toBeGreaterThan(short.length)
  })
  test('is met where its own word stands, and leads to words that exist', () => {
    expect(seeAlso.filter((other) => !isTermKey(other) || other === key)).toEqual([])
    expect(met.global).toBe(false)
    expect(word).not.toBe('')
  })
})

test('a word is explained where it is used first, and only there', () => {
  expect(firstUses(['An MRI scan', 'MRI again and a tremor', 'tremor'])).toEqual([['mri'], ['tremor'], []])
  expect(firstUses(['An MRI scan'], ['mri'])).toEqual([[]])
})

test('a text is cut at first uses and comes together again', () => {
  const met = new Set<TermKey>()
  const text = 'The MRI scan showed no tremor; the next MRI will.'
  const pieces = cutAtFirstUses(text, met)
  expect(pieces).toEqual([
    'The ',
    { key: 'mri', text: 'MRI scan' },
    ' showed no ',
    { key: 'tremor', text: 'tremor' },
    '; the next MRI will.',
  ])
  expect(cutAtFirstUses(text, met)).toEqual([text])
  expect(pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('')).toBe(text)
})

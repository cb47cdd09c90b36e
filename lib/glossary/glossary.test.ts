import { describe, expect, test } from 'vitest'
import { readingGrade } from '@/lib/report-documents/reading-grade'
import { cutAtFirstUses, firstUses, isTermKey, sentenceOf, termKeys, termOf, type TermKey } from './glossary'

/** An age of 9 to 11. */
const highest = 6
/** One sentence may name a thing with a long name. */
const highestForOne = 9

/** A word that is being explained cannot be put more simply; the words around it can. */
function around(key: TermKey, text: string): string {
  const { word, met } = termOf(key)
  return text.replaceAll(word, 'word').replace(new RegExp(met.source, 'gi'), 'word')
}

describe.each(termKeys)('%s', (key) => {
  const { short, full, seeAlso = [], word, met } = termOf(key)
  test('is explained in words that a child of 9 to 11 can read, in each depth', () => {
    expect(readingGrade(around(key, sentenceOf(key)))).toBeLessThanOrEqual(highestForOne)
    expect(readingGrade(around(key, short))).toBeLessThanOrEqual(highest)
    expect(readingGrade(around(key, full.join('\n')))).toBeLessThanOrEqual(highest)
  })
  test('has no sentence that is much harder than the others', () => {
    const sentences = [short, ...full].join(' ').split(/(?<=[.!?])\s+/)
    expect(
      sentences.filter(
        (sentence) => sentence.split(' ').length > 4 && readingGrade(around(key, sentence)) > highestForOne,
      ),
    ).toEqual([])
  })
  test('goes deeper with each step', () => {
    expect(sentenceOf(key)).toMatch(/^[A-Z].*\.$/)
    expect(short.length).toBeGreaterThan(sentenceOf(key).length - 40)
    expect(full.join(' ').length).toBeGreaterThan(short.length)
  })
  test('is met where its own word stands, and leads to words that exist', () => {
    expect(seeAlso.filter((other) => !isTermKey(other) || other === key)).toEqual([])
    expect(met.global).toBe(false)
    expect(word).not.toBe('')
  })
})

test('no text calls what a model says a diagnosis', () => {
  for (const key of ['model', 'confidence', 'positive', 'negative', 'uncertain', 'screening', 'mri'] as const) {
    const { short, full } = termOf(key)
    expect([short, ...full].join(' ')).not.toMatch(/diagnos/i)
  }
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

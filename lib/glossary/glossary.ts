import type { Term } from './term'
import { termsOfCare } from './terms-of-care'
import { termsOfTests } from './terms-of-tests'
import { termsOfTheIllness } from './terms-of-the-illness'

/**
 * The one place where the words of the portal come from. What stands here is what the program brings; whatever a clinician
 * of the programme signs takes its place (queries.ts).
 */
export const brought = {
  version: 1,
  /** When its texts were last changed. */
  changedOn: '2026-11-26',
}

const terms = { ...termsOfTests, ...termsOfCare, ...termsOfTheIllness }

export type TermKey = keyof typeof terms

export const termKeys = Object.keys(terms) as TermKey[]

export function isTermKey(text: string): text is TermKey {
  return Object.hasOwn(terms, text)
}

export function termOf(key: TermKey): Term {
  return terms[key]
}

/** A word as it begins a line: "Tremor". */
export function titleOf(key: TermKey): string {
  const { word } = termOf(key)
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** By their words, as one looks them up. */
export function termsInOrder(): TermKey[] {
  return [...termKeys].sort((one, other) => termOf(one).word.localeCompare(termOf(other).word, 'en'))
}

/** For texts that are read in this order: which words each of them uses first, to be explained there and only there. */
export function firstUses(texts: string[], known: TermKey[] = []): TermKey[][] {
  const met = new Set<TermKey>(known)
  return texts.map((text) => {
    const fresh = termKeys.filter((key) => !met.has(key) && termOf(key).met.test(text))
    for (const key of fresh) met.add(key)
    return fresh
  })
}

export type Piece = string | { key: TermKey; text: string }

/** A text cut where it uses a word for the first time; `met` learns what it found. */
export function cutAtFirstUses(text: string, met: Set<TermKey>): Piece[] {
  const uses = termKeys
    .filter((key) => !met.has(key))
    .flatMap((key) => {
      const found = termOf(key).met.exec(text)
      return found ? [{ key, start: found.index, text: found[0] }] : []
    })
    .sort((one, other) => one.start - other.start || other.text.length - one.text.length)
  const pieces: Piece[] = []
  let done = 0
  for (const { key, start, text: found } of uses) {
    if (start < done) continue // inside a longer word that was just linked
    if (start > done) pieces.push(text.slice(done, start))
    pieces.push({ key, text: found })
    met.add(key)
    done = start + found.length
  }
  if (done < text.length) pieces.push(text.slice(done))
  return pieces
}

import { isTermKey, termKeys, termOf, type TermKey } from './glossary'

/** A word in three depths: what goes on after the word, two to four sentences, and paragraphs. */
export type GlossaryText = { means: string; short: string; full: string[] }

/** A text that a clinician signed: patients read it with their name and the date. */
export type SignedText = GlossaryText & {
  id: string
  term: string
  textVersion: number
  signerName: string
  signerSpeciality: string | null
  signedAt: Date
}

export type SignedTexts = Partial<Record<TermKey, SignedText>>

/** What the program brings for a word; nobody has signed it. */
export function broughtText(key: TermKey): GlossaryText {
  const { means, short, full } = termOf(key)
  return { means, short, full }
}

/** What patients read about a word: what was signed, else what the program brings. */
export function textOf(key: TermKey, signed: SignedTexts): GlossaryText {
  return signed[key] ?? broughtText(key)
}

/** "An MRI scan is a picture of the inside of your head." */
export function sentenceOf(key: TermKey, { means }: Pick<GlossaryText, 'means'>): string {
  const { article, word } = termOf(key)
  return `${article ? `${article} ` : ''}${word} ${means}`
}

export function isSameText(one: GlossaryText, other: GlossaryText): boolean {
  return one.means === other.means && one.short === other.short && joinParagraphs(one) === joinParagraphs(other)
}

/** As a form holds them: an empty line between two. */
export function joinParagraphs({ full }: Pick<GlossaryText, 'full'>): string {
  return full.join('\n\n')
}

export function splitParagraphs(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replaceAll(/\s+/g, ' ').trim())
    .filter(Boolean)
}

/** By word. Texts of words that the program no longer explains are left out. */
export function byTerm(texts: readonly SignedText[]): SignedTexts {
  return Object.fromEntries(texts.filter(({ term }) => isTermKey(term)).map((text) => [text.term, text]))
}

/** How many of the words that patients can look up a clinician has signed. */
export function countSigned(signed: SignedTexts): { signed: number; all: number } {
  return { signed: termKeys.filter((key) => signed[key]).length, all: termKeys.length }
}

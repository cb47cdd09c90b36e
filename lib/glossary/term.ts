/** A medical word in three depths, for somebody who never heard it. */
export type Term = {
  /** As a sentence names it: "MRI scan". */
  word: string
  /** What stands before it where it begins a sentence. */
  article: 'A' | 'An' | 'The' | null
  /** Where a text uses it. */
  met: RegExp
  /** Goes on after the word: "is a picture of the inside of your head." */
  means: string
  /** Two to four sentences that can stand beside a result. */
  short: string
  /** Paragraphs of the word's own page. */
  full: string[]
  /** Other words that belong to it. */
  seeAlso?: string[]
}

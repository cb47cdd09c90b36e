import { linesOf, type ReportBlock, type ReportDocument } from './document'

const vowelGroups = /[aeiouy]+/g
const abbreviations: Record<string, number> = { mri: 3, dr: 2 }

/** How many syllables an English word has, by its groups of vowels: right for nine words of ten, and blind to none. */
export function syllablesOf(word: string): number {
  const letters = word
    .toLowerCase()
    .replace(/[’']s?$/, '')
    .replace(/[^a-z]/g, '')
  if (letters === '') return 1 // a number is read in one go
  const known = abbreviations[letters]
  if (known !== undefined) return known
  const groups = letters.match(vowelGroups)?.length ?? 0
  const silentEnd = /[^aeiouyl]e$/.test(letters) || /[^aeiouydt]ed$/.test(letters) || /[^aeiouycsxzgh]es$/.test(letters)
  return Math.max(1, groups - (silentEnd ? 1 : 0))
}

/**
 * The school grade (United States) at which a text is understood, by the Flesch-Kincaid formula: 0.39 × words a sentence
 * + 11.8 × syllables a word − 15.59. For English only.
 *
 * J. P. Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom: Derivation of New Readability Formulas for Navy Enlisted
 * Personnel. Research Branch Report 8-75, Naval Technical Training, Millington 1975.
 */
export function readingGrade(text: string): number {
  const sentences = text.split(/[.!?:;]+(?:\s|$)|\n+/).filter((part) => /\p{L}/u.test(part))
  const words = sentences.flatMap((sentence) => sentence.match(/[\p{L}\p{N}][\p{L}\p{N}’'.]*/gu) ?? [])
  if (words.length === 0) return 0
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
}

/** A grade plus this is the age at which it begins: a pupil of the fourth is nine, and turns ten. */
const firstGradeAfter = 5
const grownUp = 18

/** How old one has to be to read a text, in words; null for what has no words, or none that the formula knows. */
export function readingAgeWords(text: string, language = 'en'): string | null {
  if (language !== 'en' || !/\p{L}/u.test(text)) return null
  const grade = readingGrade(text)
  const age = Math.max(firstGradeAfter, Math.round(grade + firstGradeAfter))
  const years = age < grownUp ? `about ${age} years` : `${grownUp} years or more`
  return `Reading age ${years} (Flesch-Kincaid grade ${grade.toFixed(1)})`
}

/** What is read of a document, line by line: without a drawing, which is looked at. */
export function wordsToRead(document: ReportDocument, leftOut: ReportBlock['type'][] = ['stage-chart']): string {
  const sections = document.sections.flatMap(({ heading, blocks }) => [
    heading,
    ...blocks.flatMap((block) => (leftOut.includes(block.type) ? [] : linesOf(block))),
  ])
  return [document.lead, ...sections, document.disclaimer].join('\n')
}

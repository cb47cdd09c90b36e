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
 * The school grade (United States) at which a text is understood: Flesch and Kincaid, 1975. Grade 4 to 6 is an age of 9
 * to 11. For English only.
 */
export function readingGrade(text: string): number {
  const sentences = text.split(/[.!?:;]+(?:\s|$)|\n+/).filter((part) => /\p{L}/u.test(part))
  const words = sentences.flatMap((sentence) => sentence.match(/[\p{L}\p{N}][\p{L}\p{N}’'.]*/gu) ?? [])
  if (words.length === 0) return 0
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
}

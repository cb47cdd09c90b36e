import { readingGrade } from '@/lib/report-documents/reading-grade'
import { sentenceOf, type GlossaryText } from './clinic-text'
import { termOf, type TermKey } from './glossary'

/** Grade 6 is an age of 11. The NHS content guide asks for 9 to 11; what the program brings keeps to it as well. */
export const highestGrade = 6
/** One sentence may name a thing with a long name. */
export const highestGradeOfOne = 9

/** What stands where a word that is being explained stood: it cannot be put more simply; the words around it can. */
function around(key: TermKey, text: string): string {
  const { word, met } = termOf(key)
  return text.replaceAll(word, 'word').replace(new RegExp(met.source, 'gi'), 'word')
}

/** How hard a text about a word is to read, as a school grade (Flesch-Kincaid), without the word itself. */
export function gradeAround(key: TermKey, text: string): number {
  return readingGrade(around(key, text))
}

/** Words of what a computer does: a text about one of them that says "diagnosis" would make a verdict of a guess. */
const ofTheModel: readonly TermKey[] = ['model', 'confidence', 'positive', 'negative', 'uncertain', 'screening', 'mri']

/** Why patients should not read a text as it is, by its field; nothing when they can. */
export function faultsOf(key: TermKey, text: GlossaryText): Partial<Record<keyof GlossaryText, string>> {
  const parts = {
    means: { text: sentenceOf(key, text), highest: highestGradeOfOne },
    short: { text: text.short, highest: highestGrade },
    full: { text: text.full.join('\n'), highest: highestGrade },
  }
  const faults: Partial<Record<keyof GlossaryText, string>> = {}
  for (const [field, part] of Object.entries(parts) as [keyof GlossaryText, (typeof parts)['means']][]) {
    const grade = gradeAround(key, part.text)
    if (grade > part.highest)
      faults[field] =
        `This reads like a text for somebody of ${Math.round(grade) + 5}. Use shorter sentences and shorter words, for a reader of ${part.highest + 5} at most.`
    else if (ofTheModel.includes(key) && /diagnos/i.test(part.text))
      faults[field] = 'Say it without “diagnosis”: what a computer model says is none.'
  }
  return faults
}

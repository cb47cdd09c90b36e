import { en } from './en'
import type { ReportStrings } from './report-strings'

const packs: Record<string, ReportStrings> = { en }

/** The strings of a language; of English where there are none yet. */
export function stringsFor(language: string): ReportStrings {
  return packs[language] ?? packs[language.split('-')[0] ?? ''] ?? en
}

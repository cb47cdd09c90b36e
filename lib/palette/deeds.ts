import { eventTypes, type EventType } from '@/lib/timeline/vocabulary'

/** What can be said with a name instead of being looked for: "assign ito to berg", "book berg", "visits ito". */
export const verbs = [
  'assign',
  'end',
  'book',
  'report',
  'write',
  'visits',
  'requests',
  'timeline',
  'statistics',
  'patients',
] as const
export type Verb = (typeof verbs)[number]

const otherWords: Record<string, Verb> = {
  schedule: 'book',
  discharge: 'end',
  note: 'write',
  consultations: 'visits',
  appointments: 'visits',
  reports: 'requests',
  figures: 'statistics',
}
const shortest = 4

export type Deed = {
  verb: Verb
  /** One or two people, as far as they were typed. */
  names: string[]
  /** What of the timeline: its kind, and the year. */
  type?: EventType
  year?: string
}

/** A text that begins with a verb and goes on with a name; null for every other. */
export function readDeed(text: string): Deed | null {
  const [first = '', ...others] = text.trim().toLowerCase().split(/\s+/)
  const verb = verbOf(first)
  if (!verb || others.length === 0) return null
  const narrowed = verb === 'timeline' ? takeEnd(others) : { words: others }
  const names = narrowed.words
    .join(' ')
    .split(/(?:^|\s+)(?:to|with|and|from)(?:\s+|$)|\s*,\s*/)
    .map((name) => name.replace(/^(?:(?:for|of|dr\.?|doctor|patient)\s+)+/, '').trim())
    .filter(Boolean)
    .slice(0, 2)
  return names.length > 0 ? { ...narrowed.found, verb, names } : null
}

function verbOf(word: string): Verb | undefined {
  const exact = verbs.find((verb) => verb === word) ?? otherWords[word]
  if (exact || word.length < shortest) return exact
  return verbs.find((verb) => verb.startsWith(word))
}

/** "berg notes 2025": the last words say what of the timeline. */
function takeEnd(words: string[]): { words: string[]; found?: Pick<Deed, 'type' | 'year'> } {
  const left = [...words]
  const found: Pick<Deed, 'type' | 'year'> = {}
  for (let last = left.at(-1); last && left.length > 1; last = left.at(-1)) {
    const type = eventTypes.find((one) => last === one || last === `${one}s`)
    if (type && !found.type) found.type = type
    else if (/^(?:19|20)\d\d$/.test(last) && !found.year) found.year = last
    else break
    left.pop()
  }
  return { words: left, found }
}

import { createHash } from 'node:crypto'
import type { CsvField } from './field'
import { csvFields } from './fields'
import { fold } from './fold'
import type { CsvEntity } from './vocabulary'

/** For each column the field it means, or null. Each field is taken once, by the header that fits it best. */
export function guessColumns(entity: CsvEntity, headers: readonly string[]): (string | null)[] {
  const scored = headers.flatMap((header, column) =>
    csvFields[entity].map((field) => ({ column, field: field.name, score: scoreOf(fold(header), field) })),
  )
  const guessed: (string | null)[] = headers.map(() => null)
  const taken = new Set<string>()
  for (const { column, field, score } of scored.toSorted((one, other) => other.score - one.score)) {
    if (score === 0 || guessed[column] || taken.has(field)) continue
    guessed[column] = field
    taken.add(field)
  }
  // "name" beside a given name is the family name in many lists
  if (
    entity !== 'assignments' &&
    entity !== 'consultations' &&
    taken.has('givenName') &&
    taken.has('name') &&
    !taken.has('familyName')
  )
    guessed[guessed.indexOf('name')] = 'familyName'
  return guessed
}

function scoreOf(header: string, field: CsvField) {
  if (header === '') return 0
  if (header === fold(field.label) || header === fold(field.name)) return 100
  const exact = field.headers.indexOf(header)
  if (exact >= 0) return 90 - exact / 100
  const words = header.split(' ')
  const within = field.headers.filter(
    (known) => known.length > 3 && known.split(' ').every((word) => words.includes(word)),
  )
  const longest = Math.max(0, ...within.map((known) => known.length))
  return longest > 0 ? 40 + Math.min(longest, 30) : 0
}

/** Files with the same headers in the same order are mapped alike. */
export function headerSignature(headers: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(headers.map(fold)))
    .digest('hex')
}

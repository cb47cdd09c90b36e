import { diffWordsWithSpace } from 'diff'

/** A run of text that both versions have, or only the later, or only the earlier. */
export type Piece = { text: string; change: 'same' | 'added' | 'removed' }
export type FieldDifference = { field: string; pieces: Piece[] }

export type Comparable = {
  title: string
  content: string
  recommendations: readonly string[]
  disclaimer: string | null
  reportType: string
}

const enough = 20_000

/** What a later version of a report says otherwise, field by field and word by word; fields that are the same are left out. */
export function compareReports(earlier: Comparable, later: Comparable): FieldDifference[] {
  const fields: [string, string, string][] = [
    ['Title', earlier.title, later.title],
    ['Type', earlier.reportType, later.reportType],
    ['Text', earlier.content, later.content],
    ['Recommendations', earlier.recommendations.join('\n'), later.recommendations.join('\n')],
    ['Disclaimer', earlier.disclaimer ?? '', later.disclaimer ?? ''],
  ]
  return differencesIn(fields)
}

/** The fields, as [name, before, after], that say something else afterwards. */
export function differencesIn(fields: [field: string, before: string, after: string][]): FieldDifference[] {
  return fields.flatMap(([field, before, after]) =>
    before === after ? [] : { field, pieces: piecesOf(before, after) },
  )
}

function piecesOf(before: string, after: string): Piece[] {
  // a text rewritten from end to end would be compared for minutes; two blocks say the same
  const words = diffWordsWithSpace(before, after, { maxEditLength: enough, timeout: 1000 })
  const changes = words ?? [
    { value: before, added: false, removed: true },
    { value: after, added: true, removed: false },
  ]
  return changes
    .filter(({ value }) => value !== '')
    .map(({ value, added, removed }) => ({ text: value, change: added ? 'added' : removed ? 'removed' : 'same' }))
}

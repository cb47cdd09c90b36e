/*
 * Which way each part of a text runs: the part of the Unicode bidirectional algorithm (UAX 9) that is left when there are
 * no controls in it. Level 0 and 2 run from left to right, level 1 from right to left.
 */
export type Level = 0 | 1 | 2

const rightToLeft = /[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}]/u
const letter = /\p{L}/u
const digit = /\p{Nd}/u
const inNumber = /[.,:/+-]/

type Kind = 'left' | 'right' | 'number' | 'neutral'

/** One level for each cluster of a paragraph. The first letter says which way the paragraph runs. */
export function levelsOf(clusters: string[]): Level[] {
  const kinds = joinNumbers(clusters.map(kindOf), clusters)
  if (!kinds.includes('right')) return clusters.map(() => 0)
  const base = kinds.find((kind) => kind === 'left' || kind === 'right') === 'right' ? 'right' : 'left'
  const sides = sidesOf(kinds, base)
  const left: Level = base === 'right' ? 2 : 0
  return kinds.map((kind, at) => {
    const side = sides[at] ?? base
    if (kind === 'number' && side === 'right') return 2 // digits run from left to right everywhere
    return side === 'right' ? 1 : left
  })
}

type Side = 'left' | 'right'

/** A number belongs to the letters before it; what has no direction to its neighbours when they agree, else to the whole. */
function sidesOf(kinds: Kind[], base: Side): Side[] {
  let letters: Side = base
  const known = kinds.map((kind): Side | null => {
    if (kind === 'left' || kind === 'right') letters = kind
    return kind === 'neutral' ? null : letters
  })
  const before: Side[] = []
  for (const side of known) before.push(side ?? before.at(-1) ?? base)
  const after: Side[] = []
  for (const side of known.toReversed()) after.push(side ?? after.at(-1) ?? base)
  after.reverse()
  return known.map((side, at) => side ?? (before[at] === after[at] ? (before[at] ?? base) : base))
}

function kindOf(cluster: string): Kind {
  if (digit.test(cluster)) return 'number'
  if (rightToLeft.test(cluster)) return 'right'
  return letter.test(cluster) ? 'left' : 'neutral'
}

/** "12.5" is one number. */
function joinNumbers(kinds: Kind[], clusters: string[]): Kind[] {
  return kinds.map((kind, at) =>
    kind === 'neutral' && inNumber.test(clusters[at] ?? '') && kinds[at - 1] === 'number' && kinds[at + 1] === 'number'
      ? 'number'
      : kind,
  )
}

/** Parts of a line in the order in which they are drawn from left to right. */
export function inVisualOrder<Part extends { level: Level }>(parts: Part[]): Part[] {
  const ordered = [...parts]
  for (const level of [2, 1]) {
    for (let start = 0; start < ordered.length; start++) {
      let end = start
      while (end < ordered.length && (ordered[end]?.level ?? 0) >= level) end++
      if (end > start) ordered.splice(start, end - start, ...ordered.slice(start, end).reverse())
      start = Math.max(start, end - 1)
    }
  }
  return ordered
}

/** Whether the first letter of a text is of a script that runs from right to left. */
export function runsFromRight(text: string): boolean {
  const first = letter.exec(text)?.[0]
  return first !== undefined && rightToLeft.test(first)
}

export function isRightToLeft(text: string): boolean {
  return rightToLeft.test(text)
}

const pairs = new Map([...'()[]{}<>«»‹›'].map((one, at, all) => [one, all[at % 2 === 0 ? at + 1 : at - 1] ?? one]))

/** A bracket that runs from right to left opens to the other side. */
export function mirrored(cluster: string): string {
  return pairs.get(cluster) ?? cluster
}

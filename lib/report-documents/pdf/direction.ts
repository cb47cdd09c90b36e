/*
 * Which way each part of a text runs: what is needed here of the Unicode bidirectional algorithm (UAX 9). An even level
 * runs from left to right, an odd one from right to left. Of its controls only isolates are known; `fill` puts them.
 */
export type Level = number

export const isolate = '\u2068'
export const endOfIsolate = '\u2069'

const rightToLeft = /[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}]/u
const letter = /\p{L}/u
const digit = /\p{Nd}/u
const inNumber = /[.,:/+-]/

type Kind = 'left' | 'right' | 'number' | 'neutral'
type Side = 'left' | 'right'

/** One level for each cluster of a paragraph. The first letter says which way the paragraph runs. */
export function levelsOf(clusters: string[]): Level[] {
  if (!clusters.some((cluster) => rightToLeft.test(cluster))) return clusters.map(() => 0)
  const levels = new Array<Level>(clusters.length).fill(0)
  placeLevels(clusters, 0, clusters.length, 0, levels)
  return levels
}

/** Fills the levels of a stretch; what is isolated in it has no direction outside and its own inside. */
function placeLevels(clusters: string[], start: number, end: number, outer: Level, levels: Level[]) {
  const places: number[] = []
  const inner: { at: number; start: number; end: number }[] = []
  for (let at = start; at < end; at++) {
    places.push(at)
    if (clusters[at] !== isolate) continue
    const close = closeOf(clusters, at, end)
    inner.push({ at, start: at + 1, end: close })
    at = close - 1
  }
  const kinds = joinNumbers(
    places.map((at) => kindOf(clusters[at] ?? '')),
    places.map((at) => clusters[at] ?? ''),
  )
  const base: Side = kinds.find((kind) => kind === 'left' || kind === 'right') === 'right' ? 'right' : 'left'
  const whole = outer + ((outer % 2 === 0) === (base === 'left') ? 0 : 1)
  const sides = sidesOf(kinds, base)
  kinds.forEach((kind, index) => {
    levels[places[index] ?? 0] = levelOf(kind, sides[index] ?? base, whole)
  })
  for (const part of inner) placeLevels(clusters, part.start, part.end, levels[part.at] ?? whole, levels)
}

function levelOf(kind: Kind, side: Side, base: Level): Level {
  const own = (base % 2 === 0) === (side === 'left') ? base : base + 1
  return kind === 'number' && own % 2 === 1 ? own + 1 : own // digits run from left to right everywhere
}

function closeOf(clusters: string[], open: number, end: number): number {
  let depth = 0
  for (let at = open; at < end; at++) {
    if (clusters[at] === isolate) depth++
    if (clusters[at] === endOfIsolate && --depth === 0) return at
  }
  return end
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

/** Parts of a line in the order in which they are drawn from left to right. */
export function inVisualOrder<Part extends { level: Level }>(parts: Part[]): Part[] {
  const ordered = [...parts]
  for (let level = Math.max(0, ...parts.map((part) => part.level)); level > 0; level--) {
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

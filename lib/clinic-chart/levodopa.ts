/**
 * Levodopa-equivalent daily dose, after Tomlinson et al., Movement Disorders 2010;25:2649-2653. Computed only from what the
 * medication list says without doubt: a known substance, one strength, a countable dose, times of the day. Where one
 * medicine against Parkinson's disease cannot be read, there is no sum at all: half a sum would be taken for a whole one.
 */
export const conversionSource = 'Tomlinson et al., Mov Disord 2010;25:2649'

type Taken = { name: string; dose: string; times: readonly string[]; asNeeded: boolean }

export type LevodopaEquivalent =
  | { milligrams: number; parts: { name: string; milligrams: number }[]; notCounted: string[] }
  | { milligrams: null; reason: string | null }

/** Milligrams of levodopa for one milligram of the substance. */
const factors: [substance: RegExp, factor: number][] = [
  [/\bpramipexole?\b/i, 100],
  [/\bropinirole?\b/i, 20],
  [/\brotigotine?\b/i, 30],
  [/\brasagiline?\b/i, 100],
  [/\bselegiline?\b/i, 10],
  [/\bamantadine?\b/i, 1],
  [/\bapomorphine?\b/i, 10],
]
const levodopa = /\b(levodopa|co-careldopa|co-beneldopa)\b/i
/** They lengthen what levodopa does: a share of the levodopa taken with them. */
const lengthening: [substance: RegExp, share: number][] = [
  [/\bentacapone?\b/i, 0.33],
  [/\btolcapone?\b/i, 0.5],
]
/** Of another kind than the conversion covers, or another form of it: known, so that a sum without them is not shown. */
const notConverted =
  /\b(safinamide|opicapone|istradefylline|piribedil|cabergoline|pergolide|bromocriptine|lisuride|sinemet|madopar|stalevo|azilect|mirapexin|requip|neupro|duodopa|rytary|inbrija)\b/i
const otherForms =
  /\b(controlled|prolonged|extended|modified|slow|sublingual|orodispersible|dispersible|inhal\w*|gel|pump|infusion|injection|patch|cr|er|xr|mr|xl|la|depot|retard)\b/i

/** What is taken by the clock now, as levodopa; a reason instead where it cannot be said, and none where nothing counts. */
export function levodopaEquivalent(taken: readonly Taken[]): LevodopaEquivalent {
  const notCounted: string[] = []
  const parts: { name: string; milligrams: number }[] = []
  const longer: { name: string; share: number; times: readonly string[] }[] = []
  const plain: { milligrams: number; times: readonly string[] }[] = []
  for (const one of taken) {
    const kind = kindOf(one.name)
    if (kind === null) {
      notCounted.push(one.name)
      continue
    }
    if (one.asNeeded) {
      notCounted.push(`${one.name} (only when needed)`)
      continue
    }
    const milligrams = dailyMilligrams(one, kind.isLevodopa)
    if (kind.isUnknown || milligrams === null) return { milligrams: null, reason: `${one.name}, ${one.dose}` }
    if (kind.share !== undefined) longer.push({ name: one.name, share: kind.share, times: one.times })
    else {
      if (kind.isLevodopa) plain.push({ milligrams: milligrams / one.times.length, times: one.times })
      parts.push({ name: one.name, milligrams: milligrams * (kind.factor ?? 1) })
    }
  }
  for (const { name, share, times } of longer) {
    const together = plain.reduce(
      (sum, dose) => sum + dose.milligrams * dose.times.filter((time) => isWithin(time, times)).length,
      0,
    )
    parts.push({ name, milligrams: together * share })
  }
  if (parts.length === 0) return { milligrams: null, reason: null }
  return { milligrams: Math.round(parts.reduce((sum, part) => sum + part.milligrams, 0)), parts, notCounted }
}

type Kind = { isLevodopa: boolean; isUnknown: boolean; factor?: number; share?: number }

function kindOf(name: string): Kind | null {
  const factor = factors.find(([substance]) => substance.test(name))?.[1]
  const share = lengthening.find(([substance]) => substance.test(name))?.[1]
  const isLevodopa = levodopa.test(name)
  const several = [factor !== undefined, share !== undefined, isLevodopa].filter(Boolean).length
  if (several === 0) return notConverted.test(name) ? { isLevodopa: false, isUnknown: true } : null
  return { isLevodopa, factor, share, isUnknown: several > 1 || otherForms.test(name) || notConverted.test(name) }
}

const words: Record<string, number> = { half: 0.5, one: 1, two: 2, three: 3, '½': 0.5, '1½': 1.5, '2½': 2.5 }

/** "Levodopa/carbidopa 100/25 mg", "1 and a half tablets" and four times: 600. Null where anything leaves a doubt. */
function dailyMilligrams({ name, dose, times }: Taken, isLevodopa: boolean): number | null {
  const strengths = [
    ...name.matchAll(/(\d+(?:[.,]\d+)?)(?:\s*mg)?\s*\/\s*(\d+(?:[.,]\d+)?)\s*mg|(\d+(?:[.,]\d+)?)\s*mg\b/gi),
  ]
  const [strength] = strengths
  if (strengths.length !== 1 || !strength || times.length === 0) return null
  const isPair = strength[1] !== undefined
  if (isPair && (!isLevodopa || /^\W*(carbidopa|benserazide)/i.test(name))) return null
  const milligrams = Number((strength[1] ?? strength[3] ?? '').replace(',', '.'))
  const pieces = piecesOf(dose)
  return pieces === null || !(milligrams > 0) ? null : milligrams * pieces * times.length
}

/** How many tablets or capsules a dose is; null for drops, patches and everything that is not counted in whole or half ones. */
function piecesOf(dose: string): number | null {
  const given =
    /^(?:(\d+(?:[.,]\d+)?|half|one|two|three|½|1½|2½)(\s+and\s+a\s+half)?)(?:\s+an?)?\s+(?:tablets?|capsules?)$/i.exec(
      dose.normalize('NFC').trim(),
    )
  if (!given?.[1]) return null
  const count = words[given[1].toLowerCase()] ?? Number(given[1].replace(',', '.'))
  return count + (given[2] ? 0.5 : 0)
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** Taken together: at the same time of the day, give or take a quarter of an hour. */
function isWithin(time: string, times: readonly string[]) {
  return times.some((other) => Math.abs(minutesOf(time) - minutesOf(other)) <= 15)
}

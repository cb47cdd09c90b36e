/** Median, 95th and 99th percentile in milliseconds. */
export type Spread = { p50: number; p95: number; p99: number }

/** Runs each of several things in turn, round after round, so that a slow moment of the machine meets all of them. */
export async function inTurns<Name extends string>(
  rounds: number,
  works: Record<Name, () => Promise<number>>,
  { warmUp = 3, onTaken }: { warmUp?: number; onTaken?: (name: Name, milliseconds: number) => void } = {},
): Promise<Record<Name, Spread>> {
  const names = Object.keys(works) as Name[]
  const taken = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const name of names) {
      const milliseconds = await works[name]()
      if (round < 0) continue
      taken.get(name)?.push(milliseconds)
      onTaken?.(name, milliseconds)
    }
  }
  return Object.fromEntries(names.map((name) => [name, spreadOf(taken.get(name) ?? [])])) as Record<Name, Spread>
}

export function spreadOf(values: number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

export function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

export type Interval = { least: number; most: number }

const z = 1.959964 // 95 %

/**
 * The Wilson score interval of a share at 95 % (Wilson, J Am Stat Assoc 1927;22:209): honest also where there are few, or
 * where all agree. Null when nobody was asked.
 */
export function wilsonInterval(hits: number, total: number): Interval | null {
  if (total <= 0) return null
  const share = hits / total
  const spread = z * Math.sqrt((share * (1 - share)) / total + z ** 2 / (4 * total ** 2))
  const centre = share + z ** 2 / (2 * total)
  const scale = 1 + z ** 2 / total
  return { least: Math.max(0, (centre - spread) / scale), most: Math.min(1, (centre + spread) / scale) }
}

export const deedsOnPage = 50

/**
 * One page of what a helper did, out of one more than it holds, and from when the older ones are asked for. What happened
 * within one millisecond stays on one page: an address knows no shorter time.
 */
export function pageOfDeeds<Deed extends { at: Date }>(found: Deed[]): { deeds: Deed[]; older: Date | null } {
  const next = found[deedsOnPage]?.at.getTime()
  if (next === undefined) return { deeds: found, older: null }
  const deeds = found.filter(({ at }) => at.getTime() > next)
  const shown = deeds.length > 0 ? deeds : found.slice(0, deedsOnPage)
  return { deeds: shown, older: new Date(deeds.length > 0 ? next + 1 : next) }
}

/** From an address; what is no moment is now. */
export function readOlder(asked: string | string[] | undefined): Date | undefined {
  const moment = typeof asked === 'string' ? new Date(asked) : undefined
  return moment && Number.isFinite(moment.getTime()) ? moment : undefined
}

/** How long before its end a page warns. */
const warningMilliseconds = 2 * 60_000

export type IdleLimits = { idleMilliseconds: number; endsAt: number }
export type IdleState =
  | { state: 'active' }
  /** `canStay`: a press extends it; else it ends whatever is pressed, because it has lasted as long as it may. */
  | { state: 'warned'; canStay: boolean; endsAt: number }
  | { state: 'locked' }

/** What a page does now: nothing, warn, or be covered. */
export function idleState(now: number, lastTouched: number, { idleMilliseconds, endsAt }: IdleLimits): IdleState {
  const idleEnd = lastTouched + idleMilliseconds
  const end = Math.min(idleEnd, endsAt)
  if (now >= end) return { state: 'locked' }
  if (now < end - Math.min(warningMilliseconds, idleMilliseconds / 2)) return { state: 'active' }
  return { state: 'warned', canStay: idleEnd <= endsAt, endsAt: end }
}

/** In steps, so that a screen reader is told four times and not every second. */
export function remainingWords(milliseconds: number): string {
  if (milliseconds > 60_000) return 'in 2 minutes'
  if (milliseconds > 30_000) return 'in 1 minute'
  return milliseconds > 10_000 ? 'in 30 seconds' : 'in 10 seconds'
}

/** Where logging in leads back to; an address it would not take is cut to its path. */
export function loginHref({ pathname, search }: { pathname: string; search: string }): string {
  const next = /^\?[\w\-./%~=&+:,@*]*$/.test(search) ? pathname + search : pathname
  return `/login?next=${encodeURIComponent(next.slice(0, 300))}`
}

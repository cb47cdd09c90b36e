import { hour, iso, minute } from './clock.ts'

/** A Monday morning; far from any test's own clock, so that nothing depends on the day the tests run. */
const firstMoment = new Date('2026-01-05T09:00:00Z').getTime()
let made = 0

export function nextId(prefix: string, kind: string): string {
  made += 1
  return `${prefix}-${kind}-${made}`
}

export function latest(): string {
  return iso(firstMoment + made * minute)
}

export function nextAppointment(): string {
  made += 1
  return iso(firstMoment + made * hour)
}

export function madeAt() {
  const moment = latest()
  return { created_at: moment, updated_at: moment }
}

import * as z from 'zod'

/** A checkbox: true when ticked. A browser sends "on", or nothing at all. */
export function ticked() {
  return z.boolean().default(false)
}

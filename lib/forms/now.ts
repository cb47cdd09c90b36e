import 'server-only'
import { clinicZone } from '@/lib/format/dates'
import { writeMoment } from './read-moment'

/** The present minute as a person would type it, on the clinic's clock: what a form about something new begins with. */
export function writeNow(): string {
  const minute = 60_000
  return writeMoment(new Date(Math.floor(Date.now() / minute) * minute), clinicZone())
}

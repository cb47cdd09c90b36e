import { createHash } from 'node:crypto'
import ical from 'ical-generator'
import { placeLines } from '@/lib/programme/place'
import type { ClinicInCalendars } from './vocabulary'

/** Of an appointment, all that a calendar is told. */
export type CalendarEntry = { id: string; at: Date; minutes: number | null; remote: boolean; changed: Date }

const usualMinutes = 30
const minuteMilliseconds = 60_000

type Options = {
  clinic: ClinicInCalendars
  /** Where the portal is, so that whoever is the patient can look up the rest. */
  portal: string
  /** A feed: how often a calendar asks again, in seconds. */
  refreshSeconds?: number
}

/**
 * Appointments as an iCalendar file. Calendars are shared, and copied to others' servers: it says when and where, and
 * neither with whom nor why. Times are in UTC, so that every calendar shows the right hour wherever it is.
 */
export function writeCalendar(entries: CalendarEntry[], { clinic, portal, refreshSeconds }: Options): string {
  const calendar = ical({
    name: 'Appointments',
    prodId: { company: 'Substantia', product: 'Portal', language: 'EN' },
    ...(refreshSeconds && { ttl: refreshSeconds }),
  })
  for (const { id, at, minutes, remote, changed } of entries) {
    calendar.createEvent({
      id: idOf(id),
      start: at,
      end: new Date(at.getTime() + (minutes ?? usualMinutes) * minuteMilliseconds),
      stamp: changed,
      lastModified: changed,
      // a calendar takes a higher number for news of the same appointment
      sequence: Math.floor(changed.getTime() / 1000) % 2_147_483_647,
      summary: titleOf(remote, clinic),
      location: remote ? null : placeLines(clinic).join(', ') || null,
      description: descriptionOf(clinic, portal),
    })
  }
  return `${calendar.toString()}\r\n`
}

function titleOf(remote: boolean, { name }: ClinicInCalendars): string {
  if (remote) return name ? `Appointment with ${name} (by video or phone)` : 'Appointment by video or phone'
  return name ? `Appointment at ${name}` : 'Appointment'
}

function descriptionOf({ phone }: ClinicInCalendars, portal: string) {
  return [phone && `You cannot come? Call ${phone}.`, `More: ${portal}`].filter(Boolean).join('\n')
}

/** The same appointment is the same entry, whichever way it came into the calendar; the record's id stays here. */
function idOf(id: string): string {
  return `${createHash('sha256').update(`calendar ${id}`).digest('hex').slice(0, 32)}@substantia`
}

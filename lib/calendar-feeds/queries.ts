import 'server-only'
import { tokenHash } from '@/lib/auth/token'
import { asAnonymous, noteOpened, type Scope } from '@/lib/db/scope'
import type { CalendarEntry } from './ics'
import type { ClinicInCalendars } from './vocabulary'

export type Feed = { id: string; madeAt: Date; revokedAt: Date | null; lastReadAt: Date | null }

/** The viewer's feeds that work, and those stopped within a day, the newest first. */
export async function listFeeds({ db }: Scope): Promise<Feed[]> {
  return db.$queryRaw<Feed[]>`
    select f.id, f.made_at as "madeAt", f.revoked_at as "revokedAt", f.last_read_at as "lastReadAt"
      from calendar_feeds f
     where f.revoked_at is null or f.revoked_at > now() - interval '1 day'
     order by f.made_at desc, f.id
     limit 20`
}

type Opened = {
  clinic: ClinicInCalendars
  appointments: { id: string; at: string; minutes: number | null; remote: boolean; changed: string }[]
}

/** What a calendar program finds behind a token: appointments, seconds to wait, or nothing. */
export async function openFeed(
  token: string,
  network: string,
): Promise<{ clinic: ClinicInCalendars; entries: CalendarEntry[] } | { wait: number } | null> {
  const [row] = await asAnonymous(
    ({ db }) => db.$queryRaw<{ found: Opened | { wait: number } | null }[]>`
      select app.open_calendar_feed(${tokenHash(token)}, ${network}) as found`,
  )
  const found = row?.found
  if (!found || 'wait' in found) return found ?? null
  return {
    clinic: found.clinic,
    entries: found.appointments.map(({ at, changed, ...entry }) => ({
      ...entry,
      at: new Date(at),
      changed: new Date(changed),
    })),
  }
}

/** One appointment of the patient who is asking, as a calendar is told of it; null when there is none to come. */
export async function getCalendarEntry(scope: Scope, id: string): Promise<CalendarEntry | null> {
  const [found] = await scope.db.$queryRaw<(CalendarEntry & { patientId: string })[]>`
    select c.id, c.patient_id as "patientId", c.consultation_date as at, c.duration_minutes as minutes,
           c.consultation_type = 'telemedicine' as remote, c.updated_at as changed
      from consultations c
     where c.id = ${id} and c.status = 'scheduled' and c.deleted_at is null`
  noteOpened(scope, { action: 'consultations.calendar-file', entity: 'consultations', entityId: id }, found)
  if (!found) return null
  const { patientId: _patientId, ...entry } = found
  return entry
}

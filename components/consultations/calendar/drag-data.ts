import type { CalendarEntry } from '@/lib/consultations/calendar'
import { clinicZone } from '@/lib/format/dates'
import { wallClock } from '@/lib/forms/clock'

/** What an appointment says of itself to whoever drags it; nothing when it cannot be moved. */
export function dragData(entry: CalendarEntry) {
  if (entry.status !== 'scheduled') return {}
  const at = new Date(wallClock(entry.startsAt.getTime(), clinicZone())).toISOString()
  return {
    'data-appointment': entry.id,
    'data-version': entry.version,
    'data-minutes': entry.durationMinutes ?? '',
    'data-lasts': Math.max((entry.endsAt.getTime() - entry.startsAt.getTime()) / 60_000, 15),
    'data-doctor': entry.doctorId,
    'data-name': entry.patientName,
    'data-date': at.slice(0, 10),
    'data-time': at.slice(11, 16),
  }
}

/** A day, or a doctor's day, that appointments are dropped on; with `minutes` where it stands over a scale of hours. */
export function dropData(to: {
  date: string
  title: string
  doctorId?: string
  minutes?: { from: number; to: number }
}) {
  return {
    'data-drop': to.date,
    'data-title': to.title,
    'data-of': to.doctorId,
    'data-from': to.minutes?.from,
    'data-to': to.minutes?.to,
  }
}

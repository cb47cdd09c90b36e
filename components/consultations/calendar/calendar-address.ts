import type { Route } from 'next'
import type { CalendarView } from '@/lib/consultations/vocabulary'
import { address } from '@/lib/tables/address'

/** What a calendar shows, as its address says. */
export type Shown = { view: CalendarView; date: string; doctor: { id: string; label: string } | null; page: number }

export function calendarHref(
  shown: Shown,
  change: Partial<Omit<Shown, 'doctor'>> & { doctorId?: string | null },
): Route {
  const { doctorId = shown.doctor?.id, ...rest } = change
  const { view, date, page } = { ...shown, page: 1, ...rest }
  return address('/admin/consultations/calendar', { view, date, doctor: doctorId, page: page > 1 ? page : undefined })
}

/** A new appointment at this time, on the clinic's clock. */
export function bookingHref(date: string, minute: number, doctorId?: string): Route {
  const two = (count: number) => String(count).padStart(2, '0')
  return address('/admin/consultations/new', {
    at: `${date}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`,
    doctor: doctorId,
  })
}

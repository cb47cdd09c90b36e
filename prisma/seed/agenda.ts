import { day, minute, weekdayOf } from './clock.ts'
import type { Random } from './random.ts'

/**
 * Which half hours of a clinic's doctors are taken. They work from 09:00 to 12:30 and from 13:30 to 17:00 UTC, Monday
 * to Friday. Nothing is booked twice, which for booked visits the database insists on
 * (consultations_no_double_booking).
 */
export class Agenda {
  private readonly taken = new Set<number>()

  /**
   * The first day from `wished` on with room for the visit; the time of day is drawn. Returns when the visit begins.
   */
  book(random: Random, doctor: number, wished: number, durationMinutes: number): number {
    const length = Math.ceil(durationMinutes / 30)
    for (let date = Math.floor(wished / day); ; date++) {
      const weekday = weekdayOf(date * day)
      if (weekday === 0 || weekday === 6) continue
      const first = random.integer(0, halfHours.length - 1)
      for (let turn = 0; turn < halfHours.length; turn++) {
        const place = (first + turn) % halfHours.length
        if (!this.isFree(doctor, date, place, length)) continue
        for (let step = 0; step < length; step++) this.taken.add(slot(doctor, date, place + step))
        return date * day + (halfHours[place] ?? 0) * 30 * minute
      }
    }
  }

  private isFree(doctor: number, date: number, place: number, length: number): boolean {
    for (let step = 0; step < length; step++) {
      const half = halfHours[place + step]
      if (half === undefined || this.taken.has(slot(doctor, date, place + step))) return false
      if (step > 0 && half !== (halfHours[place + step - 1] ?? 0) + 1) return false // lunch is in between
    }
    return true
  }
}

/** Beginnings, counted in half hours from midnight. */
const halfHours = [18, 19, 20, 21, 22, 23, 24, 27, 28, 29, 30, 31, 32, 33]

/** One number per doctor, day and half hour; a clinic has fewer than 64 doctors. */
function slot(doctor: number, date: number, place: number): number {
  return (date * 16 + place) * 64 + doctor
}

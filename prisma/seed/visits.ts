import { doctorAt, type Stay } from './care-team.ts'
import { day, hour, minute, month, year } from './clock.ts'
import { stageAt } from './disease.ts'
import type { Life } from './life.ts'
import type { Clinic, Doctor } from './programme.ts'
import type { Random } from './random.ts'
import type { ConsultationRow } from './rows.ts'

export type Visit = {
  id: string
  doctor: Doctor
  bookedAt: number
  startsAt: number
  durationMinutes: number
  type: ConsultationRow['consultation_type']
  status: ConsultationRow['status']
  /** When the next one was booked for, at the end of this one. */
  nextAt: number | null
  /** Held visits before this one. */
  heldBefore: number
}

/** Every appointment of a person, in order of time: past ones held, missed or cancelled, and the next one. */
export function planVisits(random: Random, clinic: Clinic, life: Life, stays: readonly Stay[], now: number): Visit[] {
  const visits = planAppointments(random, clinic, life, stays, now)
  const first = visits.find(({ status }) => status === 'completed')
  if (first) visits.push(...planEmergencies(random, life, stays, first.startsAt, now))
  visits.sort((one, other) => one.startsAt - other.startsAt)
  let held = 0
  for (const visit of visits) {
    visit.heldBefore = held
    if (visit.status === 'completed') held++
  }
  return visits
}

function planAppointments(random: Random, clinic: Clinic, life: Life, stays: readonly Stay[], now: number): Visit[] {
  const visits: Visit[] = []
  if (!life.comesToVisits) return visits
  let wished = life.registered + random.between(10, 40) * day
  let bookedAt = life.registered
  let booked: Visit | null = null // the last one held, whose end is when the next is agreed
  let held = 0
  let appointed = life.nextVisit
  for (;;) {
    let isFixed = false
    if (appointed !== null && wished > appointed - 2 * month) {
      // one shortly before the wanted one would be odd
      wished = appointed
      appointed = null
      isFixed = true
    }
    if (wished >= (life.left ?? Infinity)) return visits
    const doctor = (random.chance(0.15) ? doctorAt(stays, wished, 'consultant') : null) ?? doctorAt(stays, wished)
    if (!doctor) return visits
    const type = held === 0 ? 'in-person' : random.weighted(visitTypes)
    const durationMinutes = held === 0 ? 60 : type === 'telemedicine' ? 20 : 30
    const startsAt = clinic.agenda.book(random, doctor.number, wished, durationMinutes)
    const isAhead = startsAt + durationMinutes * minute > now
    const status = !isAhead ? random.weighted(outcomes) : !isFixed && random.chance(0.06) ? 'cancelled' : 'scheduled'
    const visit: Visit = {
      id: random.id(bookedAt),
      doctor,
      bookedAt,
      startsAt,
      durationMinutes,
      type,
      status,
      nextAt: null,
      heldBefore: 0,
    }
    visits.push(visit)
    if (booked) booked.nextAt = startsAt
    if (status === 'scheduled') return visits
    booked = status === 'completed' ? visit : null
    if (status === 'completed') held++
    wished = startsAt + (status === 'completed' ? random.between(4, 8) * month : random.between(14, 42) * day)
    bookedAt = status === 'completed' ? startsAt + durationMinutes * minute : afterMiss(random, visit, now)
  }
}

/** Emergencies come at any hour, more of them in the later stages; the clinic's agenda does not hold them. */
function planEmergencies(random: Random, life: Life, stays: readonly Stay[], from: number, now: number): Visit[] {
  const visits: Visit[] = []
  let moment = from
  for (;;) {
    const stage = stageAt(life.course, moment)
    moment += random.exponential(stage >= 3 ? 3.5 : stage > 0 ? 12 : 60) * year
    const startsAt = Math.floor(moment / (5 * minute)) * 5 * minute
    const doctor = doctorAt(stays, startsAt)
    if (startsAt > Math.min(now - hour, life.left ?? now) || !doctor) return visits
    visits.push({
      id: random.id(startsAt),
      doctor,
      bookedAt: startsAt,
      startsAt,
      durationMinutes: 45,
      type: 'emergency',
      status: 'completed',
      nextAt: null,
      heldBefore: 0,
    })
  }
}

/** When a missed or cancelled visit was noticed and the next one booked. */
function afterMiss(random: Random, { status, startsAt, bookedAt }: Visit, now: number): number {
  const noticed = status === 'no-show' ? startsAt + random.between(1, 3) * day : startsAt - random.between(1, 9) * day
  return Math.max(bookedAt, Math.min(noticed, now))
}

const outcomes = [
  ['completed', 0.865],
  ['no-show', 0.08],
  ['cancelled', 0.055],
] as const
const visitTypes = [
  ['follow-up', 0.62],
  ['telemedicine', 0.22],
  ['in-person', 0.16],
] as const

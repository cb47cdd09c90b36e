import { day, month, year } from './clock.ts'
import type { Life } from './life.ts'
import type { Clinic, Doctor } from './programme.ts'
import type { Random } from './random.ts'

/** A time during which one doctor treats one patient: an assignment. */
export type Stay = {
  doctor: Doctor
  type: 'primary' | 'consultant' | 'specialist'
  from: number
  until: number | null
  endReason: string | null
  notes: string | null
}

/** Who treats this person, from when to when. Few have nobody: they are waiting, or they left. */
export function planStays(random: Random, clinic: Clinic, life: Life, now: number): Stay[] {
  if (random.chance(0.03)) return []
  const stays = planPrimary(random, clinic, life, now)
  if (random.chance(life.hasParkinsons ? 0.7 : 0.4)) {
    const second = planSecond(random, clinic, life, stays, now)
    if (second) stays.push(second)
  }
  return stays
}

/** The doctor who sees the patient at this moment, or the next one to. */
export function doctorAt(stays: readonly Stay[], moment: number, type: Stay['type'] = 'primary'): Doctor | null {
  const isCurrent = (stay: Stay) => stay.type === type && stay.from <= moment && moment < (stay.until ?? Infinity)
  return stays.find(isCurrent)?.doctor ?? null
}

function planPrimary(random: Random, clinic: Clinic, life: Life, now: number): Stay[] {
  const stays: Stay[] = []
  let from = Math.min(life.registered + random.between(0, 3) * day, now)
  let before: Doctor | null = null
  for (;;) {
    const doctor = drawDoctor(random, clinic, from, before ? [before] : [])
    if (!doctor) return stays
    const change = from + random.exponential(8) * year
    const until = Math.min(change, doctor.until ?? Infinity, life.left ?? Infinity)
    const notes = before ? `Taken over from ${before.name}` : random.chance(0.3) ? random.pick(referrals) : null
    if (until > now) {
      stays.push({ doctor, type: 'primary', from, until: null, endReason: null, notes })
      return stays
    }
    const endReason =
      until === life.left
        ? life.leavingReason
        : until === doctor.until
          ? 'Doctor suspended'
          : random.pick(changeReasons)
    stays.push({ doctor, type: 'primary', from, until, endReason, notes })
    if (until === life.left) return stays
    from = until
    before = doctor
  }
}

function planSecond(random: Random, clinic: Clinic, life: Life, stays: readonly Stay[], now: number): Stay | null {
  const from = life.registered + random.exponential(1.2) * year
  if (from >= (life.left ?? now)) return null
  const doctor = drawDoctor(
    random,
    clinic,
    from,
    stays.map((stay) => stay.doctor),
  )
  if (!doctor) return null
  const planned = random.chance(0.6) ? from + random.between(2, 9) * month : Infinity
  const until = Math.min(planned, doctor.until ?? Infinity, life.left ?? Infinity)
  const type = random.chance(0.6) ? 'consultant' : 'specialist'
  const notes = random.pick(type === 'consultant' ? opinions : specialities)
  if (until > now) return { doctor, type, from, until: null, endReason: null, notes }
  const endReason = until === planned ? 'Opinion given' : until === life.left ? life.leavingReason : 'Doctor suspended'
  return { doctor, type, from, until, endReason, notes }
}

function drawDoctor(random: Random, clinic: Clinic, moment: number, except: readonly Doctor[]): Doctor | null {
  const free = clinic.doctors.filter(
    (doctor) =>
      doctor.share > 0 && doctor.since <= moment && moment < (doctor.until ?? Infinity) && !except.includes(doctor),
  )
  return free.length === 0 ? null : random.weighted(free.map((doctor) => [doctor, doctor.share] as const))
}

const referrals = [
  'Referred by the family doctor because of tremor',
  'Referred by the family doctor because of slowness',
  'Referred by a neurologist in private practice',
  'Came through the screening day',
  'Relative of a patient',
]
const changeReasons = [
  'Patient asked for another doctor',
  'Doctor changed to part time',
  'Patient moved closer to another doctor',
  'Handed over within the clinic',
]
const opinions = ['Second opinion on tremor', 'Second opinion before a change of treatment', 'Opinion on falls']
const specialities = ['Speech and swallowing', 'Assessment for deep brain stimulation', 'Sleep', 'Memory']

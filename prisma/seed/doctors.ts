import { day, iso, year, yearsBetween } from './clock.ts'
import { drawAddress, drawPhone } from './contact.ts'
import { aDoctor, aUser } from './factories.ts'
import { addressPart, drawName } from './names.ts'
import type { Doctor, Programme, Sink } from './programme.ts'
import { Random } from './random.ts'
import type { DoctorRow } from './rows.ts'

/** What may be decided about a doctor from outside. */
export type DoctorWishes = {
  name?: string
  account?: { email: string; passwordHash: string }
  approval?: DoctorRow['approval_state']
  share?: number
  approvedBy?: string
  /** How many patients they can take; nobody said, when left out. */
  capacity?: number
}

/** A doctor with the account. `index` counts through the whole programme, `number` within the clinic. */
export function writeDoctor(
  sink: Sink,
  programme: Programme,
  index: number,
  number: number,
  hospital: string,
  wishes: DoctorWishes = {},
): Doctor {
  const random = new Random(programme.seed, index, 21)
  const sex = random.pick(['female', 'male'] as const)
  const name = wishes.name ?? drawName(random, sex).full
  const approval = wishes.approval ?? 'approved'
  const experience = random.integer(4, 34)
  // Before the first patient came; who is pending has asked these days.
  const since = programme.now - (approval === 'pending' ? random.between(1, 12) * day : random.between(9.3, 11) * year)
  const until = approval === 'suspended' ? programme.now - random.between(0.3, 0.9) * year : null
  const doctor: Doctor = {
    doctorId: random.id(since),
    userId: random.id(since),
    name,
    number,
    fee: random.integer(12, 30) * 5,
    since,
    until,
    share: wishes.share ?? (approval === 'pending' ? 0 : random.between(0.6, 1.4)),
  }
  const changedAt = approval === 'pending' ? null : iso(until ?? since + 2 * day)
  const times = { created_at: iso(since), updated_at: changedAt ?? iso(since) }
  sink(
    'users',
    aUser({
      id: doctor.userId,
      email: wishes.account?.email ?? `${addressPart(name)}.${programme.tag}d${index}@example.test`,
      password_hash: wishes.account?.passwordHash ?? null,
      name,
      role: 'doctor',
      age: Math.min(67, 29 + experience + random.integer(0, 3)),
      gender: sex,
      phone: drawPhone(random),
      address: drawAddress(random),
      ...times,
    }),
  )
  sink(
    'doctors',
    aDoctor({
      doctor_id: doctor.doctorId,
      user_id: doctor.userId,
      specialization: random.weighted(specialities),
      license_number: `DEMO-${programme.tag}${String(index).padStart(5, '0')}`,
      years_experience: experience + yearsBetween(since, programme.now),
      hospital_affiliation: hospital,
      consultation_fee: doctor.fee,
      capacity_patients: wishes.capacity ?? null,
      approval_state: approval,
      approval_reason: approval === 'suspended' ? 'Licence expired; new one not yet shown' : null,
      approval_changed_by: approval === 'pending' ? null : (wishes.approvedBy ?? null),
      approval_changed_at: changedAt,
      ...times,
    }),
  )
  return doctor
}

export const hospitals = [
  'Riverside Movement Clinic',
  'Millbrook General Hospital',
  'Saltmarsh University Hospital',
  'Ashcombe Neurology Centre',
  'Lindale Memory and Movement Clinic',
  'Harrowby Green Hospital',
  'Eastmere Day Clinic',
  'Rookfield Infirmary',
]

const specialities = [
  ['Neurology', 5],
  ['Movement disorders', 4],
  ['Geriatric medicine', 2],
  ['Neurology and sleep medicine', 1],
  ['Clinical neurophysiology', 1],
] as const

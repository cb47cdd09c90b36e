import { isoDate, iso, yearsBetween } from './clock.ts'
import { drawAddress, drawPhone } from './contact.ts'
import { stageAt } from './disease.ts'
import { anAssignment, aPatient, aUser } from './factories.ts'
import { asText, otherMedicines, parkinsonMedicines } from './medicines.ts'
import { addressPart, drawRelative } from './names.ts'
import type { Chart } from './chart.ts'
import type { Random } from './random.ts'
import { isRecognised } from './visit-rows.ts'
import type { Visit } from './visits.ts'

type Account = { email: string; passwordHash: string | null }

export function accountRow(random: Random, { programme, life, userId }: Chart, index: number, account: Account | null) {
  const address = `${addressPart(life.name.full)}.${programme.tag}${index}@example.test`
  return aUser({
    id: userId ?? random.id(life.registered),
    email: account?.email ?? address,
    password_hash: account?.passwordHash ?? null,
    name: life.name.full,
    age: random.chance(0.6) ? yearsBetween(life.born, life.registered) : null,
    gender: life.gender,
    phone: drawPhone(random),
    address: random.chance(0.8) ? drawAddress(random) : null,
    is_active: life.left === null || random.chance(0.7),
    created_at: iso(life.registered),
    updated_at: iso(life.left ?? life.registered),
  })
}

export function patientRow(random: Random, { life, patientId, userId }: Chart, visits: readonly Visit[]) {
  const hasContact = random.chance(0.85)
  const lastHeld = visits.findLast(({ status }) => status === 'completed')
  return aPatient({
    patient_id: patientId ?? '',
    user_id: userId,
    name: life.name.full,
    gender: random.chance(0.98) ? life.gender : null,
    date_of_birth: life.knowsBirthday ? isoDate(life.born) : null,
    age_reported: life.knowsBirthday ? null : yearsBetween(life.born, life.registered),
    age_reported_at: life.knowsBirthday ? null : iso(life.registered),
    medical_history: historyText(random, { life }),
    emergency_contact_name: hasContact ? drawRelative(random, life.name) : null,
    emergency_contact_phone: hasContact ? drawPhone(random) : null,
    insurance_info: random.weighted([
      ['Public health insurance', 6],
      ['Private insurance', 2],
      ['Public health insurance, with private supplement', 2],
      [null, 1],
    ]),
    allergies: random.weighted(allergies),
    current_medications: medicinesText({ life }, lastHeld),
    created_at: iso(life.registered),
    updated_at: iso(lastHeld?.startsAt ?? life.registered),
  })
}

export function assignmentRows(random: Random, { life, patientId, stays }: Chart) {
  return stays.map((stay) =>
    anAssignment({
      id: random.id(stay.from),
      doctor_id: stay.doctor.doctorId,
      patient_id: patientId ?? '',
      assignment_date: iso(stay.from),
      assignment_type: stay.type,
      is_active: stay.until === null,
      ended_at: stay.until === null ? null : iso(stay.until),
      end_reason: stay.endReason,
      notes: stay.notes,
      created_at: iso(Math.max(stay.from, life.registered)),
      updated_at: iso(stay.until ?? stay.from),
    }),
  )
}

function historyText(random: Random, { life }: Pick<Chart, 'life'>): string | null {
  if (random.chance(0.08)) return null
  const onset = life.course[0]?.since
  const sentences: string[] = []
  if (onset !== undefined) sentences.push(`First signs in ${isoDate(onset).slice(0, 4)}, on the ${life.side} side.`)
  const names = life.illnesses.map(({ name }, place) => (place === 0 ? name : name.toLowerCase()))
  if (names.length > 0) sentences.push(`${names.join(', ')}.`)
  const extra = random.weighted(experiences)
  if (extra !== null) sentences.push(extra)
  return sentences.length > 0 ? sentences.join(' ') : 'No serious illness.'
}

function medicinesText({ life }: Pick<Chart, 'life'>, lastHeld: Visit | undefined): string | null {
  const treated =
    lastHeld && isRecognised(life, lastHeld) ? parkinsonMedicines(life, stageAt(life.course, lastHeld.startsAt)) : []
  const medicines = [...treated, ...otherMedicines(life)]
  return medicines.length === 0 ? null : medicines.map(asText).join('\n')
}

const experiences = [
  [null, 50],
  ["Father had Parkinson's disease.", 5],
  ['Mother had a tremor in old age.', 5],
  ['Hip replacement on the left, 2014.', 3],
  ['Cataract operation on both eyes.', 4],
  ['Smoked until the age of 40.', 6],
  ['Worked with solvents for many years.', 2],
  ['Hearing aid.', 4],
  ['Gall bladder removed.', 4],
  ['Lives alone.', 6],
] as const

const allergies = [
  ['None known', 56],
  [null, 14],
  ['Penicillin (rash)', 9],
  ['Pollen', 6],
  ['Contrast agent with iodine (hives)', 3],
  ['Aspirin (asthma)', 2],
  ['Latex', 2],
  ['Wasp stings', 2],
  ['Nickel', 3],
  ['Sulphonamides (rash), penicillin (rash)', 1],
] as const

import { isoDate, iso, yearsBetween } from './clock.ts'
import { drawAddress, drawPhone } from './contact.ts'
import { stageAt } from './disease.ts'
import { aMedication, anAssignment, aPatient, aUser } from './factories.ts'
import { asText, otherMedicines, parkinsonMedicines, type Medicine } from './medicines.ts'
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

/** Two in three records have been brought up to date: each medicine by itself, with its times. */
export function medicationRows(random: Random, chart: Chart, visits: readonly Visit[], isShown: boolean) {
  const lastHeld = visits.findLast(({ status }) => status === 'completed')
  const prescriber =
    chart.stays.find(({ type, until }) => type === 'primary' && until === null)?.doctor.doctorId ?? null
  if (!random.chance(2 / 3) && !isShown) return []
  const from = lastHeld?.startsAt ?? chart.life.registered
  return medicinesOf(chart, lastHeld).map((medicine) =>
    aMedication({
      id: random.id(from),
      patient_id: chart.patientId ?? '',
      name: medicine.name,
      dose: medicine.dose,
      times: `{${medicine.times.join(',')}}`,
      instructions: medicine.name.startsWith('Levodopa') ? 'Half an hour before a meal, with water.' : null,
      started_on: isoDate(from),
      prescribed_by: prescriber,
      created_at: iso(from),
      updated_at: iso(from),
    }),
  )
}

/** How to reach the patient: drawn apart, so that everything else of a person stays as it was. */
export function contactOf(random: Random, { life }: Pick<Chart, 'life'>) {
  return {
    phone: random.chance(0.92) ? drawPhone(random) : null,
    email: random.chance(0.4) ? `${addressPart(life.name.full)}${random.integer(1, 99)}@example.test` : null,
    address: random.chance(0.8) ? drawAddress(random) : null,
  }
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

function medicinesText(chart: Pick<Chart, 'life'>, lastHeld: Visit | undefined): string | null {
  const medicines = medicinesOf(chart, lastHeld)
  return medicines.length === 0 ? null : medicines.map(asText).join('\n')
}

function medicinesOf({ life }: Pick<Chart, 'life'>, lastHeld: Visit | undefined): Medicine[] {
  const treated =
    lastHeld && isRecognised(life, lastHeld) ? parkinsonMedicines(life, stageAt(life.course, lastHeld.startsAt)) : []
  return [...treated, ...otherMedicines(life)]
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

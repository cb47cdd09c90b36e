import 'server-only'
import type { Scope } from '@/lib/db/scope'

/** Who a cell means: one person, nobody, or several. */
export type Person = { id: string; name: string; about: string | null }

/** "Berg, Ana" is looked for as "Ana Berg" as well. */
function spellings(text: string): string[] {
  const [family, given, ...more] = text.split(',').map((part) => part.trim())
  return given && family && more.length === 0 ? [text, `${given} ${family}`] : [text]
}

type Wanted = { rowNumber: number; text: string; birth?: string | null }
type Found = { rowNumber: number; rank: number } & Person

/** The patients that each row may mean, by id, e-mail address or exact name, with the date of birth where one is given. */
async function findPatients({ db }: Scope, wanted: Wanted[]): Promise<Map<number, Person[]>> {
  const asked = wanted.flatMap(({ rowNumber, text, birth }) =>
    spellings(text).map((spelling) => ({ row_number: rowNumber, given: text, spelling, birth: birth ?? null })),
  )
  const found = await db.$queryRaw<Found[]>`
    with asked as (
      select a.*, app.search_key(a.spelling) as key
        from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a (row_number integer, given text, spelling text, birth date)),
    found as (
      select a.row_number, 1 as rank, p.patient_id from asked a join patients p on p.patient_id = a.given
      union
      select a.row_number, 2, p.patient_id
        from asked a
        join users u on lower(u.email) = lower(a.given) and u.deleted_at is null
        join patients p on p.user_id = u.id
      union
      select a.row_number, 3, p.patient_id
        from asked a
        join patients p on p.name_key = a.key and (a.birth is null or p.date_of_birth = a.birth))
    select f.row_number as "rowNumber", f.rank, p.patient_id as id, p.name, to_char(p.date_of_birth, 'FMDD Mon YYYY') as about
      from found f
      join patients p using (patient_id)
     where p.deleted_at is null
     order by f.row_number, f.rank, p.patient_id`
  return bestOf(found)
}

/** The doctors that each row may mean, by id, e-mail address or exact name. */
async function findDoctors({ db }: Scope, wanted: Wanted[]): Promise<Map<number, Person[]>> {
  const asked = wanted.flatMap(({ rowNumber, text }) => {
    const bare = text.replace(/^(?:dr|prof|doctor)\.?(?:\s+med)?\.?\s+/i, '')
    return [...new Set([text, bare].flatMap(spellings))].map((spelling) => ({
      row_number: rowNumber,
      given: text,
      spelling,
    }))
  })
  const found = await db.$queryRaw<Found[]>`
    with asked as (
      select a.*, app.search_key(a.spelling) as key
        from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a (row_number integer, given text, spelling text)),
    found as (
      select a.row_number, 1 as rank, d.doctor_id from asked a join doctors d on d.doctor_id = a.given
      union
      select a.row_number, 2, d.doctor_id
        from asked a
        join users u on lower(u.email) = lower(a.given) and u.deleted_at is null
        join doctors d on d.user_id = u.id
      union
      select a.row_number, 3, d.doctor_id
        from asked a
        join users u on u.name_key = a.key and u.role = 'doctor'
        join doctors d on d.user_id = u.id)
    select f.row_number as "rowNumber", f.rank, d.doctor_id as id, u.name, d.approval_state as about
      from found f
      join doctors d using (doctor_id)
      join users u on u.id = d.user_id
     where d.deleted_at is null
     order by f.row_number, f.rank, d.doctor_id`
  return bestOf(found)
}

/** An id goes before an address, an address before a name. */
function bestOf(found: Found[]): Map<number, Person[]> {
  const people = new Map<number, Person[]>()
  const ranks = new Map<number, number>()
  for (const { rowNumber, rank, id, name, about } of found) {
    const best = ranks.get(rowNumber) ?? rank
    if (rank > best) continue
    ranks.set(rowNumber, best)
    people.set(rowNumber, [...(people.get(rowNumber) ?? []), { id, name, about }])
  }
  return people
}

const mostNamed = 5

/** The one person that is meant, or the sentence that says why there is none. */
function theOne(people: Person[] | undefined, noun: string, column: string): { person: Person } | { problem: string } {
  const [person, ...others] = people ?? []
  if (!person) return { problem: `${column} names no ${noun} that is here. Check the spelling, or write the id.` }
  if (others.length === 0) return { person }
  const named = [person, ...others].slice(0, mostNamed).map(({ id, about }) => (about ? `${id} (${about})` : id))
  return {
    problem: `${column} could be any of ${others.length + 1} ${noun}s of that name. Write the id of the one that is meant: ${named.join(', ')}.`,
  }
}

type RowOfTwo = {
  rowNumber: number
  values: { patientId: string; doctorId: string; patientDateOfBirth: string | null }
  problems: { field: string; message: string }[]
}

/** Finds patient and doctor of each row; where both are clear, writes their ids into the values. */
export async function resolvePeople(
  scope: Scope,
  rows: RowOfTwo[],
  named: (field: string) => string,
): Promise<Map<number, { patient: Person; doctor: Person }>> {
  const patients = await findPatients(
    scope,
    rows.map(({ rowNumber, values }) => ({ rowNumber, text: values.patientId, birth: values.patientDateOfBirth })),
  )
  const doctors = await findDoctors(
    scope,
    rows.map(({ rowNumber, values }) => ({ rowNumber, text: values.doctorId })),
  )
  const found = new Map<number, { patient: Person; doctor: Person }>()
  for (const { rowNumber, values, problems } of rows) {
    const patient = theOne(patients.get(rowNumber), 'patient', named('patientId'))
    const doctor = theOne(doctors.get(rowNumber), 'doctor', named('doctorId'))
    if ('problem' in patient) problems.push({ field: 'patientId', message: patient.problem })
    if ('problem' in doctor) problems.push({ field: 'doctorId', message: doctor.problem })
    if ('problem' in patient || 'problem' in doctor) continue
    values.patientId = patient.person.id
    values.doctorId = doctor.person.id
    found.set(rowNumber, { patient: patient.person, doctor: doctor.person })
  }
  return found
}

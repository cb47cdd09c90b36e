import 'server-only'
import type * as z from 'zod'
import type { Scope } from '@/lib/db/scope'
import { createDoctorInput } from '@/lib/doctors/schema'
import type { Claims } from './claims'
import type { Clash, EntityImport, ImportRow } from './import-row'

const schema = createDoctorInput.omit({ capacityPatients: true })
type Doctor = z.output<typeof schema>
type Row = ImportRow<Doctor>

/** A doctor of a file gets an account without a password and waits for approval, like one who registers. */
export const doctorImport: EntityImport<Doctor> = {
  schema,
  async prepare(scope, rows) {
    const known = await findKnown(scope, rows)
    for (const row of rows) judge(row, known)
  },
  clash(row, claims): Clash | null {
    for (const { key, what } of keysOf(row)) {
      const earlier = claims.rowWith(key)
      if (earlier) return { outcome: 'skip', message: `Row ${earlier} of this file has ${what}.` }
    }
    return null
  },
  claim(row, claims: Claims) {
    for (const { key } of keysOf(row)) claims.take(key, row.rowNumber)
  },
  insert,
  update,
}

function keysOf({ values, existing }: Row) {
  return [
    { key: `email ${values.email}`, what: 'the same e-mail address' },
    ...(values.licenseNumber ? [{ key: `licence ${values.licenseNumber}`, what: 'the same licence number' }] : []),
    ...(existing ? [{ key: `record ${existing.id}`, what: 'the same doctor' }] : []),
  ]
}

type Known = { doctorId: string | null; email: string | null; licence: string | null; role: string }

async function findKnown({ db }: Scope, rows: Row[]): Promise<Known[]> {
  const emails = rows.map(({ values }) => values.email)
  const licences = rows.flatMap(({ values }) => values.licenseNumber ?? [])
  return db.$queryRaw<Known[]>`
    select d.doctor_id as "doctorId", lower(u.email) as email, d.license_number as licence, u.role
      from users u
      left join doctors d on d.user_id = u.id and d.deleted_at is null
     where lower(u.email) = any (${emails}) and u.deleted_at is null
    union
    select d.doctor_id, lower(u.email), d.license_number, u.role
      from doctors d
      join users u on u.id = d.user_id
     where d.license_number = any (${licences}) and d.deleted_at is null`
}

function judge(row: Row, known: Known[]) {
  const byEmail = known.find(({ email }) => email === row.values.email)
  const byLicence = row.values.licenseNumber
    ? known.find(({ licence }) => licence === row.values.licenseNumber)
    : undefined
  if (byEmail && !byEmail.doctorId)
    row.problems.push({
      field: 'email',
      message: `The e-mail address belongs to an account that is no doctor's (${byEmail.role}). Use another address.`,
    })
  else if (byEmail && byLicence && byEmail.doctorId !== byLicence.doctorId)
    row.problems.push({
      field: 'licenseNumber',
      message: `The licence number belongs to the doctor ${byLicence.doctorId}, the e-mail address to ${byEmail.doctorId}. Mend one of them.`,
    })
  else {
    const id = byEmail?.doctorId ?? byLicence?.doctorId
    const what = byEmail ? 'e-mail address' : 'licence number'
    if (id) row.existing = { id, message: `The doctor ${id} has this ${what}.`, isSoft: false }
  }
}

async function insert({ db }: Scope, rows: Row[]) {
  const json = JSON.stringify(rows.map(({ recordId, values }) => ({ ...values, id: recordId })))
  await db.$executeRaw`
    with given as (
      select g.*, app.new_id() as user_id
        from jsonb_to_recordset(${json}::jsonb) as g (
               id text, name text, email text, phone text, specialization text, "licenseNumber" text,
               "hospitalAffiliation" text, "yearsExperience" smallint, "consultationFee" numeric)),
    accounts as (
      insert into users (id, role, name, email, phone)
      select user_id, 'doctor', name, email, phone from given
      returning id)
    insert into doctors (doctor_id, user_id, specialization, license_number, hospital_affiliation, years_experience, consultation_fee)
    select g.id, accounts.id, g.specialization, g."licenseNumber", g."hospitalAffiliation", g."yearsExperience", g."consultationFee"
      from given g
      join accounts on accounts.id = g.user_id`
}

/** The profile, the name and the telephone number; never the e-mail address, by which somebody logs in. */
async function update({ db }: Scope, rows: Row[]): Promise<string[]> {
  const json = JSON.stringify(rows.map(({ recordId, values }) => ({ ...values, id: recordId })))
  const profiles = await db.$queryRaw<{ id: string }[]>`
    update doctors d
       set specialization = coalesce(r.specialization, d.specialization),
           license_number = coalesce(r."licenseNumber", d.license_number),
           hospital_affiliation = coalesce(r."hospitalAffiliation", d.hospital_affiliation),
           years_experience = coalesce(r."yearsExperience", d.years_experience),
           consultation_fee = coalesce(r."consultationFee", d.consultation_fee)
      from jsonb_to_recordset(${json}::jsonb) as r (
             id text, specialization text, "licenseNumber" text, "hospitalAffiliation" text, "yearsExperience" smallint,
             "consultationFee" numeric)
     where d.doctor_id = r.id and d.deleted_at is null
       and (d.specialization, d.license_number, d.hospital_affiliation, d.years_experience, d.consultation_fee)
           is distinct from
           (coalesce(r.specialization, d.specialization), coalesce(r."licenseNumber", d.license_number),
            coalesce(r."hospitalAffiliation", d.hospital_affiliation), coalesce(r."yearsExperience", d.years_experience),
            coalesce(r."consultationFee", d.consultation_fee))
    returning d.doctor_id as id`
  const accounts = await db.$queryRaw<{ id: string }[]>`
    update users u
       set name = r.name, phone = coalesce(r.phone, u.phone)
      from jsonb_to_recordset(${json}::jsonb) as r (id text, name text, phone text)
      join doctors d on d.doctor_id = r.id
     where u.id = d.user_id and (u.name, u.phone) is distinct from (r.name, coalesce(r.phone, u.phone))
    returning d.doctor_id as id`
  return [...profiles, ...accounts].map(({ id }) => id)
}

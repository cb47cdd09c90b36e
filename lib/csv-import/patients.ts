import 'server-only'
import * as z from 'zod'
import type { Scope } from '@/lib/db/scope'
import { patientFields } from '@/lib/patients/schema'
import type { Claims } from './claims'
import { fold } from './fold'
import type { Clash, EntityImport, ImportRow } from './import-row'
import { idCell } from './schema'

const schema = z.object({ ...patientFields, patientId: idCell.optional() })
type Patient = z.output<typeof schema>
type Row = ImportRow<Patient>

export const patientImport: EntityImport<Patient> = {
  schema,
  async prepare(scope, rows) {
    const byId = await findById(scope, rows)
    const byBirth = await findByNameAndBirth(scope, rows)
    const byPhone = await findByPhone(scope, rows)
    for (const row of rows) {
      const known = byId.get(row.values.patientId ?? '')
      if (known?.isTrashed && !known.isTakenBack) {
        row.problems.push({
          field: 'patientId',
          message: `The patient ${known.id} is in the trash. Restore it there, or give the row another id.`,
        })
      } else if (known) {
        row.existing = {
          id: known.id,
          message: `There is a patient with the id ${known.id}.`,
          isSoft: false,
          isTakenBack: known.isTakenBack,
        }
      } else row.existing = byBirth.get(row.rowNumber) ?? byPhone.get(row.rowNumber) ?? null
    }
  },
  clash: (row, claims) => clash(row, claims),
  claim(row, claims) {
    for (const { key } of keysOf(row)) claims.take(key, row.rowNumber)
    if (row.existing) claims.take(`record ${row.existing.id}`, row.rowNumber)
  },
  async insert(scope, rows) {
    const back = rows.filter(({ existing }) => existing?.isTakenBack)
    await insertNew(
      scope,
      rows.filter(({ existing }) => !existing?.isTakenBack),
    )
    if (back.length > 0) await bringBack(scope, back)
  },
  update,
}

type Known = { id: string; isTrashed: boolean; isTakenBack: boolean }

async function findById({ db }: Scope, rows: Row[]): Promise<Map<string, Known>> {
  const ids = rows.flatMap(({ values }) => values.patientId ?? [])
  if (ids.length === 0) return new Map()
  const found = await db.$queryRaw<Known[]>`
    select p.patient_id as id, p.deleted_at is not null as "isTrashed", coalesce(d.entity = 'operations', false) as "isTakenBack"
      from patients p
      left join deletions d on d.id = p.deletion_id
     where p.patient_id = any (${ids})`
  return new Map(found.map((one) => [one.id, one]))
}

type Match = { rowNumber: number; id: string; times: number }

async function findByNameAndBirth({ db }: Scope, rows: Row[]) {
  const wanted = rows
    .filter(({ values }) => values.dateOfBirth)
    .map(({ rowNumber, values }) => ({ row_number: rowNumber, name: values.name, birth: values.dateOfBirth }))
  const found = await db.$queryRaw<Match[]>`
    select w.row_number as "rowNumber", min(p.patient_id) as id, count(*)::integer as times
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (row_number integer, name text, birth date)
      join patients p on p.name_key = app.search_key(w.name) and p.date_of_birth = w.birth and p.deleted_at is null
     group by w.row_number`
  return matches(found, 'the same name and date of birth')
}

/** The same number is the same person where the names have a word in common: couples share a telephone. */
async function findByPhone({ db }: Scope, rows: Row[]) {
  const wanted = rows.flatMap(({ rowNumber, values }) => {
    const end = phoneEnd(values.phone)
    return end ? [{ row_number: rowNumber, phone_end: end, name: values.name, birth: values.dateOfBirth }] : []
  })
  if (wanted.length === 0) return new Map<number, NonNullable<Row['existing']>>()
  const found = await db.$queryRaw<Match[]>`
    select w.row_number as "rowNumber", min(p.patient_id) as id, count(*)::integer as times
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (row_number integer, phone_end text, name text, birth date)
      join app.patients_by_phone(${wanted.map((one) => one.phone_end)}::text[]) known on known.phone_end = w.phone_end
      join patients p on p.patient_id = known.patient_id
     where string_to_array(p.name_key, ' ') && string_to_array(app.search_key(w.name), ' ')
       and (w.birth is null or p.date_of_birth is null)
     group by w.row_number`
  return matches(found, 'the same telephone number and a like name')
}

function matches(found: Match[], what: string) {
  return new Map(
    found.map(({ rowNumber, id, times }) => [
      rowNumber,
      {
        id,
        message: times === 1 ? `The patient ${id} has ${what}.` : `${times} patients have ${what}; the first is ${id}.`,
        isSoft: true,
      },
    ]),
  )
}

function phoneEnd(phone: string | null) {
  const digits = phone?.replaceAll(/\D/g, '') ?? ''
  return digits.length >= 7 ? digits.slice(-9) : null
}

/** What must not come twice in one file, and how it is called. */
function keysOf({ values }: Row): { key: string; what: string; isSoft: boolean }[] {
  const name = fold(values.name)
  const end = phoneEnd(values.phone)
  return [
    ...(values.patientId ? [{ key: `id ${values.patientId}`, what: 'the same id', isSoft: false }] : []),
    ...(values.dateOfBirth
      ? [{ key: `birth ${name} ${values.dateOfBirth}`, what: 'the same name and date of birth', isSoft: true }]
      : []),
    ...(end ? [{ key: `phone ${end} ${name}`, what: 'the same name and telephone number', isSoft: true }] : []),
  ]
}

function clash(row: Row, claims: Claims): Clash | null {
  for (const { key, what, isSoft } of keysOf(row)) {
    const earlier = claims.rowWith(key)
    if (earlier) return { outcome: 'skip', message: `Row ${earlier} of this file has ${what}.`, isSoft }
  }
  const record = row.existing && claims.rowWith(`record ${row.existing.id}`)
  return record ? { outcome: 'skip', message: `Row ${record} of this file is about the same patient.` } : null
}

function asJson(rows: Row[]) {
  return JSON.stringify(
    rows.map(({ recordId, values: { patientId, ...values } }) => ({ ...values, id: patientId ?? recordId })),
  )
}

async function insertNew({ db }: Scope, rows: Row[]) {
  if (rows.length === 0) return
  for (const row of rows) row.recordId = row.values.patientId ?? row.recordId
  await db.$executeRaw`
    insert into patients (patient_id, name, gender, date_of_birth, phone, email, address, emergency_contact_name,
                          emergency_contact_phone, insurance_info, allergies, medical_history, current_medications)
    select r.id, r.name, r.gender, r."dateOfBirth", r.phone, r.email, r.address, r."emergencyContactName",
           r."emergencyContactPhone", r."insuranceInfo", r.allergies, r."medicalHistory", r."currentMedications"
      from jsonb_to_recordset(${asJson(rows)}::jsonb) as r (
             id text, name text, gender text, "dateOfBirth" date, phone text, email text, address text,
             "emergencyContactName" text, "emergencyContactPhone" text, "insuranceInfo" text, allergies text,
             "medicalHistory" text, "currentMedications" text)`
}

async function bringBack({ db }: Scope, rows: Row[]) {
  await db.$executeRaw`
    update patients p
       set deleted_at = null, deletion_id = null, name = r.name, gender = r.gender, date_of_birth = r."dateOfBirth",
           phone = r.phone, email = r.email, address = r.address, emergency_contact_name = r."emergencyContactName",
           emergency_contact_phone = r."emergencyContactPhone", insurance_info = r."insuranceInfo", allergies = r.allergies,
           medical_history = r."medicalHistory", current_medications = r."currentMedications"
      from jsonb_to_recordset(${asJson(rows)}::jsonb) as r (
             id text, name text, gender text, "dateOfBirth" date, phone text, email text, address text,
             "emergencyContactName" text, "emergencyContactPhone" text, "insuranceInfo" text, allergies text,
             "medicalHistory" text, "currentMedications" text)
     where p.patient_id = r.id and p.deleted_at is not null`
}

/** Empty cells change nothing. */
async function update({ db }: Scope, rows: Row[]): Promise<string[]> {
  const json = JSON.stringify(rows.map(({ recordId, values }) => ({ ...values, id: recordId })))
  const changed = await db.$queryRaw<{ id: string }[]>`
    with wanted as (
      select r.id, r.name, coalesce(r.gender, p.gender) as gender, coalesce(r."dateOfBirth", p.date_of_birth) as date_of_birth,
             coalesce(r.phone, p.phone) as phone, coalesce(r.email, p.email) as email, coalesce(r.address, p.address) as address,
             coalesce(r."emergencyContactName", p.emergency_contact_name) as emergency_contact_name,
             coalesce(r."emergencyContactPhone", p.emergency_contact_phone) as emergency_contact_phone,
             coalesce(r."insuranceInfo", p.insurance_info) as insurance_info, coalesce(r.allergies, p.allergies) as allergies,
             coalesce(r."medicalHistory", p.medical_history) as medical_history,
             coalesce(r."currentMedications", p.current_medications) as current_medications
        from jsonb_to_recordset(${json}::jsonb) as r (
               id text, name text, gender text, "dateOfBirth" date, phone text, email text, address text,
               "emergencyContactName" text, "emergencyContactPhone" text, "insuranceInfo" text, allergies text,
               "medicalHistory" text, "currentMedications" text)
        join patients p on p.patient_id = r.id)
    update patients p
       set (name, gender, date_of_birth, phone, email, address, emergency_contact_name, emergency_contact_phone,
            insurance_info, allergies, medical_history, current_medications) =
           (w.name, w.gender, w.date_of_birth, w.phone, w.email, w.address, w.emergency_contact_name,
            w.emergency_contact_phone, w.insurance_info, w.allergies, w.medical_history, w.current_medications)
      from wanted w
     where p.patient_id = w.id and p.deleted_at is null
       and (p.name, p.gender, p.date_of_birth, p.phone, p.email, p.address, p.emergency_contact_name,
            p.emergency_contact_phone, p.insurance_info, p.allergies, p.medical_history, p.current_medications)
           is distinct from
           (w.name, w.gender, w.date_of_birth, w.phone, w.email, w.address, w.emergency_contact_name,
            w.emergency_contact_phone, w.insurance_info, w.allergies, w.medical_history, w.current_medications)
    returning p.patient_id as id`
  return changed.map(({ id }) => id)
}

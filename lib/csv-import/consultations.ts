import 'server-only'
import * as z from 'zod'
import { describeClash } from '@/lib/consultations/clashes'
import { bookInput, updateInput } from '@/lib/consultations/schema'
import { consultationStatuses } from '@/lib/consultations/vocabulary'
import type { Scope } from '@/lib/db/scope'
import { optionalDateText } from '@/lib/forms/dates'
import { formatMoment } from '@/lib/format/dates'
import type { Claims } from './claims'
import type { Clash, EntityImport, ImportRow } from './import-row'
import { resolvePeople } from './people'

const { patientId, doctorId, consultationDate, consultationType, durationMinutes, feeCharged, chiefComplaint } =
  bookInput.shape

const schema = z
  .object({
    patientId,
    doctorId,
    consultationDate,
    consultationType: consultationType.default('in-person'),
    status: z.enum(consultationStatuses).optional(),
    durationMinutes,
    feeCharged,
    chiefComplaint,
    diagnosis: updateInput.shape.diagnosis,
    prescription: updateInput.shape.prescription,
    patientDateOfBirth: optionalDateText(),
  })
  .transform(({ status, ...row }) => ({
    ...row,
    status: status ?? (row.consultationDate.getTime() > Date.now() ? ('scheduled' as const) : ('completed' as const)),
  }))
  .refine(({ status, consultationDate: at }) => status !== 'completed' || at.getTime() <= Date.now(), {
    path: ['status'],
    error: 'A consultation that is still to come cannot be completed. Write scheduled, or mend the date.',
  })
type Consultation = z.output<typeof schema>
type Row = ImportRow<Consultation>

const usualMinutes = 30

export const consultationImport: EntityImport<Consultation> = {
  schema,
  async prepare(scope, rows, context) {
    const people = await resolvePeople(scope, rows, context.named)
    const whole = rows.filter(({ rowNumber }) => people.has(rowNumber))
    await holdCalendars(scope, whole)
    const same = await findSame(scope, whole)
    const busy = await findBusy(scope, whole)
    for (const row of whole) {
      const id = same.get(row.rowNumber)
      if (id)
        row.existing = {
          id,
          message: `This consultation is here already: the same patient and doctor at ${formatMoment(row.values.consultationDate, 'dateTime')}.`,
          isSoft: false,
        }
      const inTheWay = isBooking(row) && busy.find((one) => one.rowNumber === row.rowNumber && one.id !== id)
      if (inTheWay)
        row.problems.push({
          field: 'consultationDate',
          message: `${context.named('consultationDate')}: ${describeClash(inTheWay)} Choose another time.`,
        })
    }
  },
  clash(row, claims): Clash | null {
    const same = claims.rowWith(keyOf(row))
    if (same) return { outcome: 'skip', message: `Row ${same} of this file is the same consultation.` }
    if (!isBooking(row)) return null
    const [from, to] = spanOf(row)
    for (const [whom, words] of bookedBy(row)) {
      const other = claims.rowBooked(whom, from, to)
      if (other)
        return {
          outcome: 'error',
          message: `Row ${other} of this file books ${words} at that time already. Choose another time for one of them.`,
        }
    }
    return null
  },
  claim(row, claims: Claims) {
    claims.take(keyOf(row), row.rowNumber)
    if (!isBooking(row)) return
    for (const [whom] of bookedBy(row)) claims.book(whom, ...spanOf(row), row.rowNumber)
  },
  insert,
  update,
}

function keyOf({ values }: Row) {
  return `${values.patientId} ${values.doctorId} ${values.consultationDate.getTime()}`
}

/** Takes time of somebody: emergencies and what is over do not. */
function isBooking({ values }: Row) {
  return values.status === 'scheduled' && values.consultationType !== 'emergency'
}

function bookedBy({ values }: Row) {
  return [
    [`doctor ${values.doctorId}`, 'the doctor'],
    [`patient ${values.patientId}`, 'the patient'],
  ] as const
}

function spanOf({ values }: Row): [from: number, to: number] {
  const from = values.consultationDate.getTime()
  return [from, from + (values.durationMinutes ?? usualMinutes) * 60_000]
}

/** In one order, so that two imports at once wait for each other and do not lock each other out. */
async function holdCalendars({ db }: Scope, rows: Row[]) {
  const doctors = [...new Set(rows.filter(isBooking).map(({ values }) => values.doctorId))].toSorted()
  if (doctors.length === 0) return
  await db.$executeRaw`
    select count(app.hold_doctors_calendar(doctor)::text)
      from (select doctor from unnest(${doctors}::text[]) doctor order by doctor collate "C") sorted`
}

async function findSame({ db }: Scope, rows: Row[]): Promise<Map<number, string>> {
  const found = await db.$queryRaw<{ rowNumber: number; id: string }[]>`
    select r.row_number as "rowNumber", min(c.id) as id
      from jsonb_to_recordset(${asWanted(rows)}::jsonb) as r (row_number integer, patient_id text, doctor_id text, at timestamptz)
      join consultations c on c.patient_id = r.patient_id and c.doctor_id = r.doctor_id and c.consultation_date = r.at
                          and c.deleted_at is null
     group by r.row_number`
  return new Map(found.map(({ rowNumber, id }) => [rowNumber, id]))
}

type Busy = Parameters<typeof describeClash>[0] & { rowNumber: number }

/** Appointments of the doctor or of the patient that the wanted ones meet. */
async function findBusy({ db }: Scope, rows: Row[]): Promise<Busy[]> {
  return db.$queryRaw<Busy[]>`
    with wanted as (
      select r.*, app.visit_range(r.at, r.minutes) as span
        from jsonb_to_recordset(${asWanted(rows.filter(isBooking))}::jsonb) as r (
               row_number integer, patient_id text, doctor_id text, at timestamptz, minutes integer)),
    met as (
      select w.row_number, c.*, 'doctor' as whose
        from wanted w
        join consultations c
          on c.doctor_id = w.doctor_id and app.visit_range(c.consultation_date, c.duration_minutes) && w.span
         and c.status = 'scheduled' and c.consultation_type <> 'emergency' and not c.overlap_allowed and c.deleted_at is null
      union all
      select w.row_number, c.*, 'patient'
        from wanted w
        join consultations c
          on c.patient_id = w.patient_id and c.status = 'scheduled' and c.deleted_at is null
         and c.consultation_date between w.at - interval '1 day' and w.at + interval '1 day'
         and app.visit_range(c.consultation_date, c.duration_minutes) && w.span)
    select met.row_number as "rowNumber", met.id, met.patient_id as "patientId", p.name as "patientName",
           met.doctor_id as "doctorId", u.name as "doctorName", met.consultation_date as "startsAt",
           upper(app.visit_range(met.consultation_date, met.duration_minutes)) as "endsAt", met.whose
      from met
      join patients p on p.patient_id = met.patient_id
      join doctors d on d.doctor_id = met.doctor_id
      join users u on u.id = d.user_id
     order by met.row_number, met.whose, met.consultation_date`
}

function asWanted(rows: Row[]) {
  return JSON.stringify(
    rows.map(({ rowNumber, values }) => ({
      row_number: rowNumber,
      patient_id: values.patientId,
      doctor_id: values.doctorId,
      at: values.consultationDate,
      minutes: values.durationMinutes,
    })),
  )
}

async function insert({ db }: Scope, rows: Row[]) {
  await db.$executeRaw`
    insert into consultations (id, patient_id, doctor_id, consultation_date, consultation_type, status, duration_minutes,
                               fee_charged, chief_complaint, diagnosis, prescription)
    select r.id, r."patientId", r."doctorId", r."consultationDate", r."consultationType", r.status, r."durationMinutes",
           r."feeCharged", r."chiefComplaint", r.diagnosis, r.prescription
      from jsonb_to_recordset(${asJson(rows)}::jsonb) as r (
             id text, "patientId" text, "doctorId" text, "consultationDate" timestamptz, "consultationType" text, status text,
             "durationMinutes" integer, "feeCharged" numeric, "chiefComplaint" text, diagnosis text, prescription text)`
}

async function update({ db }: Scope, rows: Row[]): Promise<string[]> {
  const changed = await db.$queryRaw<{ id: string }[]>`
    with wanted as (
      select c.id, r."consultationType" as type, r.status, coalesce(r."durationMinutes", c.duration_minutes) as minutes,
             coalesce(r."feeCharged", c.fee_charged) as fee, coalesce(r."chiefComplaint", c.chief_complaint) as complaint,
             coalesce(r.diagnosis, c.diagnosis) as findings, coalesce(r.prescription, c.prescription) as prescription
        from jsonb_to_recordset(${asJson(rows)}::jsonb) as r (
               id text, "consultationType" text, status text, "durationMinutes" integer, "feeCharged" numeric,
               "chiefComplaint" text, diagnosis text, prescription text)
        join consultations c on c.id = r.id)
    update consultations c
       set consultation_type = w.type, status = w.status, duration_minutes = w.minutes, fee_charged = w.fee,
           chief_complaint = w.complaint, diagnosis = w.findings, prescription = w.prescription
      from wanted w
     where c.id = w.id and c.deleted_at is null
       and (c.consultation_type, c.status, c.duration_minutes, c.fee_charged, c.chief_complaint, c.diagnosis, c.prescription)
           is distinct from (w.type, w.status, w.minutes, w.fee, w.complaint, w.findings, w.prescription)
    returning c.id`
  return changed.map(({ id }) => id)
}

function asJson(rows: Row[]) {
  return JSON.stringify(rows.map(({ recordId, values }) => ({ ...values, id: recordId })))
}

import 'server-only'
import * as z from 'zod'
import { createAssignmentInput } from '@/lib/assignments/schema'
import type { Scope } from '@/lib/db/scope'
import { dateIn, startOfDate } from '@/lib/forms/clock'
import { clinicZone } from '@/lib/format/dates'
import { optionalDateText } from '@/lib/forms/dates'
import type { Claims } from './claims'
import type { Clash, EntityImport, ImportRow, RowContext } from './import-row'
import { resolvePeople } from './people'
import { reasonCell } from './schema'

const schema = z
  .object({
    patientId: createAssignmentInput.shape.patientId,
    doctorId: createAssignmentInput.shape.doctorId,
    assignmentType: createAssignmentInput.shape.assignmentType.default('primary'),
    assignmentDate: createAssignmentInput.shape.assignmentDate,
    endedAt: optionalDateText({ latest: 'today' }),
    endReason: reasonCell,
    patientDateOfBirth: optionalDateText(),
  })
  .refine(({ assignmentDate, endedAt }) => !endedAt || (assignmentDate !== null && assignmentDate <= endedAt), {
    path: ['endedAt'],
    error: 'An assignment that has ended needs a start, on the day of its end or before. Mend the two dates.',
  })
type Assignment = z.output<typeof schema>
type Row = ImportRow<Assignment>

export const assignmentImport: EntityImport<Assignment> = {
  schema,
  async prepare(scope, rows, context) {
    const people = await resolvePeople(scope, rows, context.named)
    const known = await findKnown(scope, rows, context)
    for (const row of rows) {
      const both = people.get(row.rowNumber)
      if (!both) continue
      judge(row, known)
      if (!row.values.endedAt && both.doctor.about !== 'approved')
        row.problems.push({
          field: 'doctorId',
          message: `${context.named('doctorId')}: ${both.doctor.name} is ${both.doctor.about}, not approved. Approve the doctor first, or give the assignment an end.`,
        })
    }
  },
  clash(row, claims): Clash | null {
    const { patientId, endedAt, assignmentType } = row.values
    const same = claims.rowWith(pairKey(row))
    if (same) return { outcome: 'skip', message: `Row ${same} of this file is about the same patient and doctor.` }
    const other = !endedAt && assignmentType === 'primary' ? claims.rowWith(`primary ${patientId}`) : null
    if (other)
      return {
        outcome: 'error',
        message: `Row ${other} of this file gives the patient a primary doctor already. Choose another type, or end one of them.`,
      }
    return null
  },
  claim(row, claims: Claims) {
    claims.take(pairKey(row), row.rowNumber)
    if (!row.values.endedAt && row.values.assignmentType === 'primary')
      claims.take(`primary ${row.values.patientId}`, row.rowNumber)
  },
  insert,
  update,
}

/** One active assignment of a pair; ended ones differ by their beginning. */
function pairKey({ values }: Row) {
  return `${values.patientId} ${values.doctorId} ${values.endedAt ? values.assignmentDate : 'now'}`
}

type Known = {
  id: string
  patientId: string
  doctorId: string
  doctorName: string
  type: string
  began: Date
  isActive: boolean
  isTrashed: boolean
  isTakenBack: boolean
}

async function findKnown({ db }: Scope, rows: Row[], { timeZone }: RowContext) {
  const patients = [...new Set(rows.map(({ values }) => values.patientId))]
  const found = await db.$queryRaw<Known[]>`
    select a.id, a.patient_id as "patientId", a.doctor_id as "doctorId", u.name as "doctorName", a.assignment_type as type,
           a.assignment_date as began, a.is_active as "isActive", a.deleted_at is not null as "isTrashed",
           coalesce(x.entity = 'operations', false) as "isTakenBack"
      from doctor_patient_assignments a
      join doctors d on d.doctor_id = a.doctor_id
      join users u on u.id = d.user_id
      left join deletions x on x.id = a.deletion_id
     where a.patient_id = any (${patients})`
  return found.map((one) => ({ ...one, day: dateIn(timeZone, one.began) }))
}

function judge(row: Row, known: (Known & { day: string })[]) {
  const { patientId, doctorId, assignmentDate, endedAt, assignmentType } = row.values
  const ofPatient = known.filter((one) => one.patientId === patientId)
  const ofPair = ofPatient.filter((one) => one.doctorId === doctorId)
  const active = ofPair.find((one) => one.isActive && !one.isTrashed)
  const sameDay = ofPair.find((one) => one.day === assignmentDate && (!one.isTrashed || one.isTakenBack))
  const same = sameDay ?? (endedAt && assignmentDate ? undefined : active)
  if (same)
    row.existing = {
      id: same.id,
      message: `${same.doctorName} treats this patient already, as ${same.type} since ${same.day}.`,
      isSoft: false,
      isTakenBack: same.isTrashed,
    }
  const primary = ofPatient.find(
    (one) => one.isActive && !one.isTrashed && one.type === 'primary' && one.id !== same?.id,
  )
  if (!endedAt && assignmentType === 'primary' && primary)
    row.problems.push({
      field: 'assignmentType',
      message: `The patient already has a primary doctor, ${primary.doctorName}, since ${primary.day}. Choose another type, or end that assignment first.`,
    })
}

/** Ended ones are written as what they were: no privilege writes an end with the beginning. */
async function insert({ db }: Scope, rows: Row[]) {
  const back = rows.filter(({ existing }) => existing?.isTakenBack)
  const json = asJson(rows.filter(({ existing }) => !existing?.isTakenBack))
  await db.$executeRaw`
    insert into doctor_patient_assignments (id, doctor_id, patient_id, assignment_date, assignment_type, is_active)
    select r.id, r."doctorId", r."patientId", coalesce(r."beganAt", now()), r."assignmentType", r."endsAt" is null
      from jsonb_to_recordset(${json}::jsonb) as r (
             id text, "doctorId" text, "patientId" text, "beganAt" timestamptz, "assignmentType" text, "endsAt" timestamptz)`
  await db.$executeRaw`
    update doctor_patient_assignments a
       set ended_at = r."endsAt", end_reason = r."endReason"
      from jsonb_to_recordset(${json}::jsonb) as r (id text, "endsAt" timestamptz, "endReason" text)
     where a.id = r.id and r."endsAt" is not null`
  if (back.length === 0) return
  await db.$executeRaw`
    update doctor_patient_assignments a
       set deleted_at = null, deletion_id = null, assignment_type = r."assignmentType", is_active = r."endsAt" is null,
           ended_at = r."endsAt", end_reason = r."endReason"
      from jsonb_to_recordset(${asJson(back)}::jsonb) as r (
             id text, "assignmentType" text, "endsAt" timestamptz, "endReason" text)
     where a.id = r.id and a.deleted_at is not null`
}

async function update({ db }: Scope, rows: Row[]): Promise<string[]> {
  const changed = await db.$queryRaw<{ id: string }[]>`
    update doctor_patient_assignments a
       set assignment_type = r."assignmentType", is_active = a.is_active and r."endsAt" is null,
           ended_at = coalesce(r."endsAt", a.ended_at), end_reason = coalesce(r."endReason", a.end_reason)
      from jsonb_to_recordset(${asJson(rows)}::jsonb) as r (
             id text, "assignmentType" text, "endsAt" timestamptz, "endReason" text)
     where a.id = r.id and a.deleted_at is null
       and (a.assignment_type, a.is_active, a.ended_at, a.end_reason) is distinct from
           (r."assignmentType", a.is_active and r."endsAt" is null, coalesce(r."endsAt", a.ended_at),
            coalesce(r."endReason", a.end_reason))
    returning a.id`
  return changed.map(({ id }) => id)
}

function asJson(rows: Row[]) {
  return JSON.stringify(
    rows.map(({ recordId, values }) => ({
      ...values,
      id: recordId,
      beganAt: values.assignmentDate && momentOf(values.assignmentDate, 0),
      endsAt: values.endedAt && momentOf(values.endedAt, 12),
    })),
  )
}

/** The start of a day, or its noon, as an end lies after the beginning of the same day; never later than now. */
function momentOf(day: string, hour: number) {
  const moment = startOfDate(day, clinicZone()).getTime() + hour * 3_600_000
  return new Date(Math.min(moment, Date.now())).toISOString()
}

import 'server-only'
import { staleSave } from '@/lib/changes/stale-save'
import type { Scope } from '@/lib/db/scope'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { AppError } from '@/lib/errors/app-error'
import { formatMoment } from '@/lib/format/dates'
import { resolveReference } from '@/lib/references/queries'
import { refuseClash, type Wanted } from './clashes'
import type { BookInput, CancelInput, CompleteInput, MoveInput, ReopenInput, UpdateInput, VersionInput } from './schema'
import { consultationStatusLabels, type ConsultationStatus } from './vocabulary'

const bookedFields = { at: 'consultationDate', doctor: 'doctorId' }

/** Books an appointment; without a fee of its own it is the doctor's usual one. Returns its id. */
export async function bookConsultation(scope: Scope, input: BookInput): Promise<string> {
  const patientId = await resolveReference(scope, 'patients', input.patientId, 'patientId')
  const doctorId = await resolveReference(scope, 'doctors', input.doctorId, bookedFields.doctor)
  await requirePractising(scope, doctorId)
  const overlaps = await refuseClash(scope, { ...input, patientId, doctorId }, input.overlapAllowed, bookedFields.at)
  const [booked] = await scope.db.$queryRaw<{ id: string }[]>`
    insert into consultations (patient_id, doctor_id, consultation_date, consultation_type, duration_minutes, fee_charged,
                               chief_complaint, notes, overlap_allowed)
    values (${patientId}, ${doctorId}, ${input.consultationDate}::timestamptz, ${input.consultationType},
            ${input.durationMinutes}::integer,
            coalesce(${ownFee(input, doctorId)}::numeric, (select d.consultation_fee from doctors d where d.doctor_id = ${doctorId})),
            ${input.chiefComplaint}, ${input.notes}, ${overlaps})
    returning id`
  return booked?.id ?? ''
}

/** The fee that somebody wrote; not the one that was offered for another doctor and left as it was. */
function ownFee({ feeCharged, usualFee, usualFeeOf }: BookInput, doctorId: string): string | null {
  return usualFeeOf && usualFeeOf !== doctorId && feeCharged === usualFee ? null : feeCharged
}

/** Changes what was written; an appointment that is still to come is checked like a new one. */
export async function updateConsultation(scope: Scope, { overlapAllowed, ...input }: UpdateInput): Promise<string> {
  const { id, version, ...given } = input
  const before = await readBefore(scope, id)
  const doctorId = await resolveReference(scope, 'doctors', given.doctorId, bookedFields.doctor)
  const data = { ...given, doctorId }
  if (doctorId !== before.doctorId && before.status === 'scheduled') await requirePractising(scope, doctorId)
  const overlaps = await clashOf(scope, { ...before, ...data }, before.status, overlapAllowed)
  await write(scope, before, version, { ...data, overlapAllowed: overlaps ?? before.overlapAllowed })
  await followNextVisit(scope, before, data.consultationDate)
  return id
}

/** Changes the type alone: a cell of the list. */
export async function changeConsultationType(
  scope: Scope,
  { id, version, consultationType }: { id: string; version: number; consultationType: string },
): Promise<void> {
  await write(scope, await readBefore(scope, id), version, { consultationType })
}

/** Gives an appointment another time, length or doctor. */
export async function moveConsultation(scope: Scope, { overlapAllowed, ...input }: MoveInput): Promise<string> {
  const { id, version, ...given } = input
  const before = await readBefore(scope, id)
  requireStatus(before, 'scheduled', 'move')
  const doctorId = await resolveReference(scope, 'doctors', given.doctorId, bookedFields.doctor)
  const data = { ...given, durationMinutes: given.durationMinutes ?? before.durationMinutes, doctorId }
  if (doctorId !== before.doctorId) await requirePractising(scope, doctorId)
  const overlaps = await clashOf(scope, { ...before, ...data }, before.status, overlapAllowed)
  await write(scope, before, version, { ...data, overlapAllowed: overlaps ?? before.overlapAllowed })
  await followNextVisit(scope, before, data.consultationDate)
  return id
}

/** Writes down a visit that took place, and books the next one when it was agreed upon. */
export async function completeConsultation(scope: Scope, input: CompleteInput): Promise<string> {
  const { id, version, nextVisitDate, nextType, nextMinutes, overlapAllowed, ...findings } = input
  const before = await readBefore(scope, id)
  requireStatus(before, 'scheduled', 'complete')
  if (before.consultationDate.getTime() > Date.now())
    throw new AppError('value-not-allowed', {
      message: `This appointment begins ${formatMoment(before.consultationDate, 'dateTime')} only. Move it to when the visit took place, then complete it.`,
    })
  await write(scope, before, version, {
    ...findings,
    status: 'completed',
    durationMinutes: findings.durationMinutes ?? before.durationMinutes,
    ...(nextVisitDate && { nextVisitDate }),
  })
  if (nextVisitDate) await bookNext(scope, before, { at: nextVisitDate, nextType, nextMinutes, overlapAllowed })
  return id
}

async function bookNext(
  scope: Scope,
  { id, patientId, doctorId, consultationDate }: Before,
  next: { at: Date; nextType: string; nextMinutes: number | null; overlapAllowed: boolean },
) {
  if (next.at <= consultationDate)
    throw new AppError('value-not-allowed', {
      field: 'nextVisitDate',
      message: `The next visit must come after this one of ${formatMoment(consultationDate, 'dateTime')}. Enter a later time.`,
    })
  await requirePractising(scope, doctorId, 'nextVisitDate')
  const wanted = {
    patientId,
    doctorId,
    consultationDate: next.at,
    consultationType: next.nextType,
    durationMinutes: next.nextMinutes,
  }
  const overlaps = await refuseClash(scope, wanted, next.overlapAllowed, 'nextVisitDate')
  await scope.db.$executeRaw`
    insert into consultations (patient_id, doctor_id, consultation_date, consultation_type, duration_minutes, fee_charged,
                               overlap_allowed, booked_in)
    values (${patientId}, ${doctorId}, ${next.at}::timestamptz, ${next.nextType}, ${next.nextMinutes}::integer,
            (select d.consultation_fee from doctors d where d.doctor_id = ${doctorId}), ${overlaps}, ${id})`
}

/** Takes an appointment off the calendar; the reason is kept with the operation. */
export async function cancelConsultation(scope: Scope, { id, version }: CancelInput): Promise<void> {
  const before = await readBefore(scope, id)
  requireStatus(before, 'scheduled', 'cancel')
  await write(scope, before, version, { status: 'cancelled' })
  await followNextVisit(scope, before, null)
}

/** The patient did not come. */
export async function missConsultation(scope: Scope, { id, version }: VersionInput): Promise<void> {
  const before = await readBefore(scope, id)
  requireStatus(before, 'scheduled', 'mark as missed')
  if (before.consultationDate.getTime() > Date.now())
    throw new AppError('value-not-allowed', {
      message: `This appointment begins ${formatMoment(before.consultationDate, 'dateTime')} only, so nobody can have missed it. Cancel or move it instead.`,
    })
  await write(scope, before, version, { status: 'no-show' })
}

/** Makes a completed, cancelled or missed appointment a scheduled one again, as far as its time is still free. */
export async function reopenConsultation(scope: Scope, { id, version, overlapAllowed }: ReopenInput): Promise<void> {
  const before = await readBefore(scope, id)
  if (before.status === 'scheduled')
    throw new AppError('changed-meanwhile', { message: 'This appointment is scheduled already.' })
  const overlaps = await clashOf(scope, before, 'scheduled', overlapAllowed)
  await write(scope, before, version, { status: 'scheduled', overlapAllowed: overlaps ?? before.overlapAllowed })
  if (before.status === 'cancelled')
    await followNextVisit(scope, { ...before, wasCancelled: true }, before.consultationDate)
}

type Before = Awaited<ReturnType<typeof readBefore>>

export async function readBefore({ db }: Scope, id: string) {
  const before = await db.consultation.findFirst({
    where: { id, deletedAt: null },
    select: {
      id: true,
      patientId: true,
      doctorId: true,
      consultationDate: true,
      consultationType: true,
      status: true,
      durationMinutes: true,
      overlapAllowed: true,
      bookedIn: true,
    },
  })
  if (!before) throw new AppError('not-found')
  return before
}

export function requireStatus({ status }: Before, wanted: ConsultationStatus, verb: string) {
  if (status === wanted) return
  const is = consultationStatusLabels[status as ConsultationStatus].toLowerCase()
  throw new AppError('changed-meanwhile', {
    message: `This appointment is ${is}, so there is nothing to ${verb}. Load the page again to see it, or reopen it first.`,
  })
}

/** Only a scheduled appointment keeps its time from others; null where nothing was checked. */
async function clashOf(scope: Scope, wanted: Wanted, status: string, allowed: boolean) {
  return status === 'scheduled' ? refuseClash(scope, wanted, allowed, bookedFields.at) : null
}

async function requirePractising({ db }: Scope, doctorId: string, field = bookedFields.doctor) {
  const [doctor] = await db.$queryRaw<{ name: string; state: string }[]>`
    select name, approval_state as state from app.doctor_directory where doctor_id = ${doctorId} and not is_deleted`
  if (doctor?.state === 'approved') return
  throw new AppError('value-not-allowed', {
    field,
    message: `${doctorTitle(doctor?.name ?? null)} does not see patients: ${doctor?.state ?? 'not approved'}. Choose another doctor.`,
  })
}

type Changes = Parameters<Scope['db']['consultation']['updateMany']>[0]['data']

export async function write(scope: Scope, { id, consultationDate: kept }: Before, version: number, changes: Changes) {
  const { consultationDate: at, ...rest } = changes
  // the same to the millisecond, as a form shows it, is the same: a microsecond is not rounded away by saving
  const moved = at instanceof Date && at.getTime() !== kept.getTime()
  const data = moved ? changes : rest
  const { count } = await scope.db.consultation.updateMany({ where: { id, version, deletedAt: null }, data })
  if (count === 0) throw await staleSave(scope, 'consultations', id, version, changes)
}

/** The visit that booked this appointment says when it is: also when it moves, and no longer when it is cancelled. */
export async function followNextVisit(
  { db }: Scope,
  { bookedIn, consultationDate, wasCancelled }: Before & { wasCancelled?: boolean },
  now: Date | null,
) {
  if (!bookedIn) return
  await db.consultation.updateMany({
    where: { id: bookedIn, deletedAt: null, nextVisitDate: wasCancelled ? null : consultationDate },
    data: { nextVisitDate: now },
  })
}

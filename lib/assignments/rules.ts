import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { AppError } from '@/lib/errors/app-error'
import { startOfDate } from '@/lib/forms/clock'
import { clinicDate, clinicZone, formatMoment } from '@/lib/format/dates'
import { getPresentPrimary } from './queries'
import type { PrimaryChoice } from './vocabulary'

const halfDay = 12 * 60 * 60 * 1000

/** Patients go to approved doctors only: to anybody else they would be without one. */
export async function requireApproved({ db }: Scope, doctorId: string, field: string): Promise<{ name: string }> {
  const [doctor] = await db.$queryRaw<{ name: string; approvalState: string; isDeleted: boolean }[]>`
    select name, approval_state as "approvalState", is_deleted as "isDeleted" from app.doctor_directory where doctor_id = ${doctorId}`
  if (!doctor || doctor.isDeleted)
    throw new AppError('not-found', { field, message: 'There is no such doctor. Choose another one.' })
  if (doctor.approvalState !== 'approved')
    throw new AppError('value-not-allowed', {
      field,
      message: `${doctorTitle(doctor.name)} is ${doctor.approvalState}, not approved. Choose another doctor, or approve this one first.`,
    })
  return doctor
}

/** A doctor treats a patient once: says since when, instead of a second assignment. */
export async function requireNotTreating({ db }: Scope, patientId: string, doctorId: string, field: string) {
  const present = await db.doctorPatientAssignment.findFirst({
    where: { patientId, doctorId, isActive: true, deletedAt: null },
    select: { assignmentDate: true, assignmentType: true },
  })
  if (present)
    throw new AppError('already-assigned', {
      field,
      message: `This doctor treats this patient already, as ${present.assignmentType} since ${formatMoment(present.assignmentDate)}. Change that assignment instead.`,
    })
}

/**
 * Makes room for a primary doctor: the present one stays as a consultant or ends, as the person chose; otherwise says who
 * it is, so that the form can offer both.
 */
export async function makeRoomForPrimary(scope: Scope, patientId: string, choice: PrimaryChoice): Promise<void> {
  const present = await getPresentPrimary(scope, patientId)
  if (!present) return
  if (choice === 'refuse')
    throw new AppError('primary-taken', {
      field: 'presentPrimary',
      message: `${doctorTitle(present.name)} is the primary doctor of this patient since ${formatMoment(present.since)}. Choose what becomes of that.`,
    })
  await scope.db.doctorPatientAssignment.updateMany({
    where: { id: present.id, isActive: true },
    data:
      choice === 'consultant'
        ? { assignmentType: 'consultant' }
        : { isActive: false, endedAt: new Date(), endReason: 'Another primary doctor' },
  })
}

/** The moment an assignment ends: now, or on an earlier day that is not before it began. */
export function endOn(date: string | null, began: Date): Date {
  const now = new Date()
  if (!date || date === clinicDate(now)) return began > now ? began : now
  if (date < clinicDate(began))
    throw new AppError('value-not-allowed', {
      field: 'endedAt',
      message: `The assignment began on ${formatMoment(began)}. It cannot end before that.`,
    })
  const noon = new Date(startOfDate(date, clinicZone()).getTime() + halfDay)
  return noon < began ? began : noon
}

/** The moment an assignment begins: now, or at the start of an earlier day. */
export function beginOn(date: string | null): Date {
  const now = new Date()
  return !date || date === clinicDate(now) ? now : startOfDate(date, clinicZone())
}

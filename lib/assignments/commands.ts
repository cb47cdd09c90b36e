import 'server-only'
import { staleSave } from '@/lib/changes/stale-save'
import type { Scope } from '@/lib/db/scope'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { AppError } from '@/lib/errors/app-error'
import { resolveReference } from '@/lib/references/queries'
import { beginOn, endOn, makeRoomForPrimary, requireApproved, requireNotTreating } from './rules'
import type { CreateAssignmentInput, EndAssignmentInput, MovePatientInput, UpdateAssignmentInput } from './schema'
import type { AssignmentType } from './vocabulary'

/** Lets a doctor treat a patient, from now or from an earlier day. */
export async function createAssignment(scope: Scope, input: CreateAssignmentInput): Promise<string> {
  const patientId = await resolveReference(scope, 'patients', input.patientId, 'patientId')
  const doctorId = await resolveReference(scope, 'doctors', input.doctorId, 'doctorId')
  await requireApproved(scope, doctorId, 'doctorId')
  await requireNotTreating(scope, patientId, doctorId, 'doctorId')
  if (input.assignmentType === 'primary') await makeRoomForPrimary(scope, patientId, input.presentPrimary)
  return insertAssignment(scope, {
    patientId,
    doctorId,
    type: input.assignmentType,
    since: beginOn(input.assignmentDate),
    notes: input.notes,
  })
}

async function insertAssignment(
  { db }: Scope,
  row: { patientId: string; doctorId: string; type: AssignmentType; since: Date; notes: string | null },
): Promise<string> {
  const [created] = await db.$queryRaw<{ id: string }[]>`
    insert into doctor_patient_assignments (doctor_id, patient_id, assignment_date, assignment_type, notes)
    values (${row.doctorId}, ${row.patientId}, ${row.since}, ${row.type}, ${row.notes})
    returning id`
  return created?.id ?? ''
}

/** Changes the type or the notes. A type changes only while the assignment lasts. */
export async function updateAssignment(scope: Scope, input: UpdateAssignmentInput): Promise<string> {
  const { db } = scope
  const { id, version, assignmentType, notes } = input
  const present = await db.doctorPatientAssignment.findFirst({
    where: { id, deletedAt: null },
    select: { patientId: true, assignmentType: true, isActive: true, version: true },
  })
  if (!present) throw new AppError('not-found')
  const changesType = present.assignmentType !== assignmentType
  if (present.version === version && changesType && !present.isActive)
    throw new AppError('value-not-allowed', {
      field: 'assignmentType',
      message: 'This assignment has ended, so its type stays what it was. Make a new assignment instead.',
    })
  if (present.version === version && changesType && assignmentType === 'primary')
    await makeRoomForPrimary(scope, present.patientId, input.presentPrimary)
  const { count } = await db.doctorPatientAssignment.updateMany({
    where: { id, version, deletedAt: null },
    data: { assignmentType, notes },
  })
  if (count === 0) throw await staleSave(scope, 'doctor_patient_assignments', id, version, { assignmentType, notes })
  return id
}

type TypeChange = { id: string; version: number; assignmentType: AssignmentType }

/** Changes the type alone: a cell of the list. Who is primary now stays so; the form offers what becomes of that. */
export async function changeAssignmentType(scope: Scope, change: TypeChange): Promise<void> {
  const present = await scope.db.doctorPatientAssignment.findFirst({
    where: { id: change.id, deletedAt: null },
    select: { notes: true },
  })
  if (!present) throw new AppError('not-found')
  await updateAssignment(scope, { ...change, notes: present.notes, presentPrimary: 'refuse' })
}

/** Ends an assignment now or on an earlier day; the doctor no longer sees the patient. */
export async function endAssignment(
  scope: Scope,
  { id, version, endedAt, reason }: EndAssignmentInput,
): Promise<string> {
  const { db } = scope
  const present = await db.doctorPatientAssignment.findFirst({
    where: { id, deletedAt: null },
    select: { assignmentDate: true, isActive: true },
  })
  if (!present) throw new AppError('not-found')
  if (!present.isActive)
    throw new AppError('changed-meanwhile', { message: 'This assignment has ended already. Nothing was changed.' })
  const end = endOn(endedAt, present.assignmentDate)
  const { count } = await db.doctorPatientAssignment.updateMany({
    where: { id, version, isActive: true, deletedAt: null },
    data: { isActive: false, endedAt: end, endReason: reason },
  })
  if (count === 0)
    throw await staleSave(scope, 'doctor_patient_assignments', id, version, { endedAt: end, endReason: reason })
  return id
}

/**
 * Moves a patient from one doctor to another as one operation: the old assignment ends, the new one has its type. Without
 * an old doctor, somebody whom no active doctor treats gets a primary one; a primary doctor who cannot treat ends.
 */
export async function movePatient(scope: Scope, input: MovePatientInput): Promise<{ doctorId: string }> {
  const doctorId = await resolveReference(scope, 'doctors', input.doctorId, 'doctorId')
  const { patientId, fromDoctorId } = input
  const doctor = await requireApproved(scope, doctorId, 'doctorId')
  if (doctorId === fromDoctorId)
    throw new AppError('value-not-allowed', {
      field: 'doctorId',
      message: 'This is the doctor now. Choose another one.',
    })
  await requireNotTreating(scope, patientId, doctorId, 'doctorId')
  const reason = input.reason ?? `Moved to ${doctorTitle(doctor.name)}`
  const type = fromDoctorId
    ? await endPair(scope, patientId, fromDoctorId, reason)
    : await endIdlePrimary(scope, patientId, reason)
  await insertAssignment(scope, { patientId, doctorId, type, since: new Date(), notes: null })
  return { doctorId }
}

async function endPair({ db }: Scope, patientId: string, doctorId: string, reason: string): Promise<AssignmentType> {
  const [ended] = await db.$queryRaw<{ type: AssignmentType }[]>`
    update doctor_patient_assignments
       set is_active = false, ended_at = greatest(now(), assignment_date), end_reason = ${reason}
     where patient_id = ${patientId} and doctor_id = ${doctorId} and is_active and deleted_at is null
    returning assignment_type as type`
  if (!ended)
    throw new AppError('changed-meanwhile', {
      message: 'Somebody moved this patient meanwhile. Load the board again to see where to.',
    })
  return ended.type
}

async function endIdlePrimary({ db }: Scope, patientId: string, reason: string): Promise<AssignmentType> {
  const [treated] = await db.$queryRaw<{ doctors: number | null }[]>`
    select active_doctors_count as doctors from patient_statistics where patient_id = ${patientId}`
  if (!treated) throw new AppError('not-found', { message: 'There is no such patient.' })
  if ((treated.doctors ?? 0) > 0)
    throw new AppError('changed-meanwhile', {
      message: 'Somebody gave this patient a doctor meanwhile. Load the board again to see whom.',
    })
  await db.$executeRaw`
    update doctor_patient_assignments
       set is_active = false, ended_at = greatest(now(), assignment_date), end_reason = ${reason}
     where patient_id = ${patientId} and assignment_type = 'primary' and is_active and deleted_at is null`
  return 'primary'
}

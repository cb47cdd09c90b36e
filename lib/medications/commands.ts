import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { staleSave } from '@/lib/changes/stale-save'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { resolveReference } from '@/lib/references/queries'
import type {
  AddMedicationInput,
  ChangeMedicineInput,
  EditMedicationInput,
  EndMedicationInput,
  RecordMedicineInput,
} from './schema'

/** Writes down what a patient takes from now on, or took. */
export async function addMedication(
  scope: Scope,
  input: AddMedicationInput,
): Promise<{ id: string; patientId: string }> {
  const patientId = await resolveReference(scope, 'patients', input.patientId, 'patientId')
  return insertMedication(scope, patientId, input, await prescriberOf(scope, input.prescribedBy))
}

/** The same by a doctor, of a patient of their own. */
export async function recordMedicine(
  scope: Scope,
  input: RecordMedicineInput,
): Promise<{ id: string; patientId: string }> {
  if ((await scope.db.patient.count({ where: { patientId: input.patientId, deletedAt: null } })) === 0)
    throw new AppError('not-found', {
      message: 'This patient is not, or no longer, yours. Nothing was saved; ask an administrator who treats them now.',
    })
  return insertMedication(scope, input.patientId, input, input.isMine ? scope.viewer.doctorId : null)
}

type Taken = Omit<RecordMedicineInput, 'patientId' | 'isMine'>

async function insertMedication({ db }: Scope, patientId: string, input: Taken, prescribedBy: string | null) {
  const [created] = await db.$queryRaw<{ id: string }[]>`
    insert into patient_medications (patient_id, name, dose, times, as_needed, instructions, started_on, ended_on,
                                     prescribed_by, notes)
    values (${patientId}, ${input.name}, ${input.dose}, ${input.times}::time[], ${input.asNeeded}, ${input.instructions},
            ${input.startedOn}::date, ${input.endedOn}::date, ${prescribedBy}, ${input.notes})
    returning id`
  return { id: created?.id ?? '', patientId }
}

/** Saves the medication as the form has it, unless it has changed since the form was opened. */
export async function editMedication(scope: Scope, input: EditMedicationInput): Promise<{ patientId: string }> {
  const { id, version } = input
  const prescribedBy = await prescriberOf(scope, input.prescribedBy)
  const saved = await updateMedication(scope, input, Prisma.sql`${prescribedBy}`)
  if (!saved) throw await staleSave(scope, 'patient_medications', id, version, { ...input, prescribedBy })
  return saved
}

/** The same by a doctor. Who prescribes it is only theirs to say of themselves; a colleague who does goes on doing so. */
export async function changeMedicine(scope: Scope, input: ChangeMedicineInput): Promise<{ patientId: string }> {
  const { id, version } = input
  const me = scope.viewer.doctorId
  const prescribedBy = input.isMine ? Prisma.sql`${me}` : Prisma.sql`nullif(prescribed_by, ${me})`
  const saved = await updateMedication(scope, input, prescribedBy)
  if (!saved) throw await staleSave(scope, 'patient_medications', id, version, input)
  return saved
}

async function updateMedication(
  { db }: Scope,
  input: Taken & { id: string; version: number },
  prescribedBy: Prisma.Sql,
): Promise<{ patientId: string } | undefined> {
  const [saved] = await db.$queryRaw<{ patientId: string }[]>`
    update patient_medications
       set name = ${input.name}, dose = ${input.dose}, times = ${input.times}::time[], as_needed = ${input.asNeeded},
           instructions = ${input.instructions}, started_on = ${input.startedOn}::date, ended_on = ${input.endedOn}::date,
           prescribed_by = ${prescribedBy}, notes = ${input.notes}
     where id = ${input.id} and version = ${input.version} and deleted_at is null
    returning patient_id as "patientId"`
  return saved
}

/** The last day it is taken; the reason stands with the operation. */
export async function endMedication(
  scope: Scope,
  { id, version, endedOn }: EndMedicationInput,
): Promise<{ patientId: string }> {
  const [found] = await scope.db.$queryRaw<{ startedOn: Date | null }[]>`
    select started_on as "startedOn" from patient_medications where id = ${id} and deleted_at is null`
  if (!found) throw new AppError('not-found')
  if (found.startedOn && found.startedOn > new Date(endedOn)) {
    throw new AppError('value-not-allowed', {
      field: 'endedOn',
      message: 'The last day is before the first day. Enter a later one.',
    })
  }
  const [saved] = await scope.db.$queryRaw<{ patientId: string }[]>`
    update patient_medications set ended_on = ${endedOn}::date
     where id = ${id} and version = ${version} and deleted_at is null
    returning patient_id as "patientId"`
  if (!saved) throw await staleSave(scope, 'patient_medications', id, version, { endedOn })
  return saved
}

async function prescriberOf(scope: Scope, text: string | null): Promise<string | null> {
  return text === null ? null : resolveReference(scope, 'doctors', text, 'prescribedBy')
}

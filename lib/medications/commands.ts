import 'server-only'
import { staleSave } from '@/lib/changes/stale-save'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { resolveReference } from '@/lib/references/queries'
import type { AddMedicationInput, EditMedicationInput, EndMedicationInput } from './schema'

/** Writes down what a patient takes from now on, or took. */
export async function addMedication(
  scope: Scope,
  input: AddMedicationInput,
): Promise<{ id: string; patientId: string }> {
  const patientId = await resolveReference(scope, 'patients', input.patientId, 'patientId')
  const prescribedBy = await prescriberOf(scope, input.prescribedBy)
  const [created] = await scope.db.$queryRaw<{ id: string }[]>`
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
  const [saved] = await scope.db.$queryRaw<{ patientId: string }[]>`
    update patient_medications
       set name = ${input.name}, dose = ${input.dose}, times = ${input.times}::time[], as_needed = ${input.asNeeded},
           instructions = ${input.instructions}, started_on = ${input.startedOn}::date, ended_on = ${input.endedOn}::date,
           prescribed_by = ${prescribedBy}, notes = ${input.notes}
     where id = ${id} and version = ${version} and deleted_at is null
    returning patient_id as "patientId"`
  if (!saved) throw await staleSave(scope, 'patient_medications', id, version, { ...input, prescribedBy })
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

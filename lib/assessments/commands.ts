import 'server-only'
import { staleSave, type FieldWords } from '@/lib/changes/stale-save'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { getAssessment } from './queries'
import type { EditAssessmentInput, RecordAssessmentInput, WithdrawAssessmentInput } from './schema'
import { conclusionLabels, medicationStateLabels, stimulationStateLabels, updrsParts } from './vocabulary'

/** Writes down what the doctor found in a patient; the row belongs to whoever wrote it. */
export async function recordAssessment(scope: Scope, input: RecordAssessmentInput): Promise<{ id: string }> {
  await requireOwnPatient(scope, input.patientId)
  const [created] = await scope.db.$queryRaw<{ id: string }[]>`
    insert into clinical_assessments (patient_id, doctor_id, consultation_id, assessed_at, hoehn_yahr_stage,
      mds_updrs_part_1, mds_updrs_part_2, mds_updrs_part_3, mds_updrs_part_4, medication_state, hours_since_last_dose,
      deep_brain_stimulation, conclusion, patient_knows, note)
    values (${input.patientId}, ${scope.viewer.doctorId}, ${input.consultationId}, ${input.assessedAt},
            ${input.hoehnYahrStage}::numeric, ${input.mdsUpdrsPart1}::smallint, ${input.mdsUpdrsPart2}::smallint,
            ${input.mdsUpdrsPart3}::smallint, ${input.mdsUpdrsPart4}::smallint, ${input.medicationState},
            ${input.hoursSinceLastDose}::numeric, ${input.deepBrainStimulation}, ${input.conclusion},
            ${input.patientKnows}, ${input.note})
    returning id`
  return { id: created!.id }
}

/** Corrects one's own assessment, unless it has changed since the form was opened. What it said before is kept. */
export async function editAssessment(scope: Scope, input: EditAssessmentInput): Promise<{ id: string }> {
  const { id, version } = input
  const [saved] = await scope.db.$queryRaw<{ id: string }[]>`
    update clinical_assessments
       set assessed_at = ${input.assessedAt}, hoehn_yahr_stage = ${input.hoehnYahrStage}::numeric,
           mds_updrs_part_1 = ${input.mdsUpdrsPart1}::smallint, mds_updrs_part_2 = ${input.mdsUpdrsPart2}::smallint,
           mds_updrs_part_3 = ${input.mdsUpdrsPart3}::smallint, mds_updrs_part_4 = ${input.mdsUpdrsPart4}::smallint,
           medication_state = ${input.medicationState}, hours_since_last_dose = ${input.hoursSinceLastDose}::numeric,
           deep_brain_stimulation = ${input.deepBrainStimulation}, conclusion = ${input.conclusion},
           patient_knows = ${input.patientKnows}, note = ${input.note}
     where id = ${id} and version = ${version} and doctor_id = ${scope.viewer.doctorId} and deleted_at is null
    returning id`
  if (!saved) throw await whyNotSaved(scope, input)
  return saved
}

/** One's own, written by mistake: into the trash, from where an administrator can bring it back. */
export async function withdrawAssessment(
  scope: Scope,
  { id, reason }: WithdrawAssessmentInput,
): Promise<{ patientId: string }> {
  const found = await getAssessment(scope, id)
  if (!found) throw new AppError('not-found')
  await scope.db.$queryRaw`select app.withdraw_assessment(${id}, ${reason})`
  return { patientId: found.patientId }
}

async function requireOwnPatient({ db }: Scope, patientId: string) {
  if ((await db.patient.count({ where: { patientId, deletedAt: null } })) === 0)
    throw new AppError('not-found', {
      message: 'This patient is not, or no longer, yours. Nothing was saved; ask an administrator who treats them now.',
    })
}

const fieldWords: Readonly<Record<string, FieldWords>> = {
  assessedAt: { label: 'Examined' },
  hoehnYahrStage: { label: 'Hoehn and Yahr stage' },
  ...Object.fromEntries(
    updrsParts.map(({ field, number }, at) => [
      field,
      { column: `mds_updrs_part_${at + 1}`, label: `MDS-UPDRS part ${number}` },
    ]),
  ),
  medicationState: { words: medicationStateLabels },
  deepBrainStimulation: { words: stimulationStateLabels },
  conclusion: { words: conclusionLabels },
  patientKnows: { label: 'The patient knows this' },
}

async function whyNotSaved(scope: Scope, { id, version, ...yours }: EditAssessmentInput): Promise<AppError> {
  const now = await getAssessment(scope, id)
  if (!now) return new AppError('not-found')
  if (now.doctorId !== scope.viewer.doctorId)
    return new AppError('forbidden', {
      message: 'Only the doctor who wrote this assessment can change it. Record one of your own.',
    })
  return staleSave(scope, 'clinical_assessments', id, version, yours, fieldWords)
}

import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { StaleSave, type ConflictField } from '@/lib/errors/stale-save'
import { formatAgo, momentForField } from '@/lib/format/dates'
import { getAssessment } from './queries'
import type { EditAssessmentInput, RecordAssessmentInput, WithdrawAssessmentInput } from './schema'

/** Writes down what the doctor found in a patient; the row belongs to whoever wrote it. */
export async function recordAssessment(scope: Scope, input: RecordAssessmentInput): Promise<{ id: string }> {
  await requireOwnPatient(scope, input.patientId)
  const [created] = await scope.db.$queryRaw<{ id: string }[]>`
    insert into clinical_assessments (patient_id, doctor_id, consultation_id, assessed_at, hoehn_yahr_stage,
      mds_updrs_part_1, mds_updrs_part_2, mds_updrs_part_3, mds_updrs_part_4, medication_state, hours_since_last_dose,
      deep_brain_stimulation, conclusion, note)
    values (${input.patientId}, ${scope.viewer.doctorId}, ${input.consultationId}, ${input.assessedAt},
            ${input.hoehnYahrStage}::numeric, ${input.mdsUpdrsPart1}::smallint, ${input.mdsUpdrsPart2}::smallint,
            ${input.mdsUpdrsPart3}::smallint, ${input.mdsUpdrsPart4}::smallint, ${input.medicationState},
            ${input.hoursSinceLastDose}::numeric, ${input.deepBrainStimulation}, ${input.conclusion}, ${input.note})
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
           deep_brain_stimulation = ${input.deepBrainStimulation}, conclusion = ${input.conclusion}, note = ${input.note}
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

const labels = {
  assessedAt: 'Examined',
  hoehnYahrStage: 'Hoehn and Yahr stage',
  mdsUpdrsPart1: 'MDS-UPDRS part I',
  mdsUpdrsPart2: 'MDS-UPDRS part II',
  mdsUpdrsPart3: 'MDS-UPDRS part III',
  mdsUpdrsPart4: 'MDS-UPDRS part IV',
  medicationState: 'Medication state',
  hoursSinceLastDose: 'Hours since the last dose',
  deepBrainStimulation: 'Deep brain stimulation',
  conclusion: 'Conclusion',
  note: 'Note',
} as const satisfies Partial<Record<keyof EditAssessmentInput, string>>

/** A doctor cannot read who changed a record, so this tells what stands there now instead of what it began with. */
async function whyNotSaved(scope: Scope, input: EditAssessmentInput): Promise<AppError> {
  const now = await getAssessment(scope, input.id)
  if (!now) return new AppError('not-found')
  if (now.doctorId !== scope.viewer.doctorId)
    return new AppError('forbidden', {
      message: 'Only the doctor who wrote this assessment can change it. Record one of your own.',
    })
  const fields = Object.entries(labels).map(([name, label]): ConflictField => {
    const key = name as keyof typeof labels
    const theirs = asTyped(now[key])
    return { name, label, yours: asTyped(input[key]), theirs, original: theirs }
  })
  return new StaleSave({
    by: 'You, in another window,',
    at: formatAgo(now.updatedAt, new Date()),
    version: now.version,
    fields: fields.filter(({ yours, theirs }) => yours !== theirs),
  })
}

function asTyped(value: Date | string | number | null): string {
  return value instanceof Date ? (momentForField(value) ?? '') : (value?.toString() ?? '')
}

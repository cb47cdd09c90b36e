import 'server-only'
import { staleSave } from '@/lib/changes/stale-save'
import type { Scope } from '@/lib/db/scope'
import { resolveReference } from '@/lib/references/queries'
import type { CreateSessionInput, GiveSessionInput, UpdateSessionInput } from './schema'

/** Opens a session, of a patient or of nobody yet; returns its id. */
export async function createSession(scope: Scope, input: CreateSessionInput): Promise<string> {
  const patientId = input.patientId && (await resolveReference(scope, 'patients', input.patientId, 'patientId'))
  const doctorId = input.doctorId && (await resolveReference(scope, 'doctors', input.doctorId, 'doctorId'))
  const [created] = await scope.db.$queryRaw<{ id: string }[]>`
    insert into sessions (patient_id, doctor_id, input_type, output_format, status)
    values (${patientId}, ${doctorId}, ${input.inputType}, ${input.outputFormat ?? null}, ${input.status})
    returning id`
  return created!.id
}

/** Changes a session. What it holds follows to another patient by trigger. */
export async function updateSession(scope: Scope, input: UpdateSessionInput): Promise<string> {
  const { id, version } = input
  const patientId = input.patientId && (await resolveReference(scope, 'patients', input.patientId, 'patientId'))
  const doctorId = input.doctorId && (await resolveReference(scope, 'doctors', input.doctorId, 'doctorId'))
  const { count } = await scope.db.session.updateMany({
    where: { id, version, deletedAt: null },
    data: {
      patientId,
      doctorId,
      inputType: input.inputType,
      outputFormat: input.outputFormat ?? null,
      status: input.status,
    },
  })
  if (count === 0) throw await staleSave(scope, 'sessions', id, version, { ...input, patientId, doctorId })
  return id
}

/** Says whose session it is: of nobody so far, or of somebody else. */
export async function giveSession(scope: Scope, input: GiveSessionInput): Promise<void> {
  const { id, version } = input
  const patientId = await resolveReference(scope, 'patients', input.patientId, 'patientId')
  const { count } = await scope.db.session.updateMany({ where: { id, version, deletedAt: null }, data: { patientId } })
  if (count === 0) throw await staleSave(scope, 'sessions', id, version, { patientId })
}

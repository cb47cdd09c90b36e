import 'server-only'
import { staleSave } from '@/lib/changes/stale-save'
import type { Scope } from '@/lib/db/scope'
import { resolveReference } from '@/lib/references/queries'
import type { UpdateEntryInput, WriteEntryInput } from './schema'

/** Writes an entry into a patient's timeline by hand; returns its id. */
export async function writeEntry(scope: Scope, input: WriteEntryInput): Promise<string> {
  const patientId = await resolveReference(scope, 'patients', input.patientId, 'patientId')
  const doctorId = input.doctorId && (await resolveReference(scope, 'doctors', input.doctorId, 'doctorId'))
  const [created] = await scope.db.$queryRaw<{ id: string }[]>`
    insert into patient_timeline (patient_id, event_type, event_date, event_title, event_description, severity, doctor_id)
    values (${patientId}, ${input.eventType}, ${input.eventDate}, ${input.eventTitle}, ${input.eventDescription},
            ${input.severity}, ${doctorId})
    returning id`
  return created!.id
}

/** Changes an entry that was written by hand. Derived ones follow their record; a policy keeps them out of reach. */
export async function updateEntry(scope: Scope, input: UpdateEntryInput): Promise<string> {
  const { id, version, ...fields } = input
  const doctorId = input.doctorId && (await resolveReference(scope, 'doctors', input.doctorId, 'doctorId'))
  const { count } = await scope.db.patientTimeline.updateMany({
    where: { id, version, relatedId: null, deletedAt: null },
    data: { ...fields, doctorId },
  })
  if (count === 0) throw await staleSave(scope, 'patient_timeline', id, version, { ...fields, doctorId })
  return id
}

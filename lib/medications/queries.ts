import 'server-only'
import { noteAccess, noteOpened, type Scope } from '@/lib/db/scope'

export type Medication = {
  id: string
  name: string
  dose: string
  /** "07:00", by the clock on the wall. */
  times: string[]
  asNeeded: boolean
  instructions: string | null
  startedOn: Date | null
  endedOn: Date | null
  prescriber: string | null
}

/** What a patient takes now or will, then what was ended, latest first. A list of two parts, at most 200 in all. */
export async function listMedications(scope: Scope, patientId: string): Promise<Medication[]> {
  const found = await scope.db.$queryRaw<Medication[]>`
    select m.id, m.name, m.dose, array(select to_char(t, 'HH24:MI') from unnest(m.times) t order by t) as times,
           m.as_needed as "asNeeded", m.instructions, m.started_on as "startedOn", m.ended_on as "endedOn",
           d.name as prescriber
      from patient_medications m
      left join app.doctor_directory d on d.doctor_id = m.prescribed_by
     where m.patient_id = ${patientId} and m.deleted_at is null
     order by m.ended_on desc nulls first, m.as_needed, lower(m.name), m.id
     limit 200`
  noteAccess(scope, { action: 'medications.list', entity: 'patient_medications', patientId })
  return found
}

/** One medication with its patient; null when there is none. */
export async function getMedication(scope: Scope, id: string) {
  const [found] = await scope.db.$queryRaw<MedicationRecord[]>`
    select m.id, m.name, m.dose, array(select to_char(t, 'HH24:MI') from unnest(m.times) t order by t) as times,
           m.as_needed as "asNeeded", m.instructions, m.started_on as "startedOn", m.ended_on as "endedOn",
           d.name as prescriber, m.prescribed_by as "prescribedBy", m.notes, m.version,
           m.created_at as "createdAt", p.patient_id as "patientId", p.name as "patientName", p.allergies
      from patient_medications m
      join patients p on p.patient_id = m.patient_id
      left join app.doctor_directory d on d.doctor_id = m.prescribed_by
     where m.id = ${id} and m.deleted_at is null`
  noteOpened(scope, { action: 'medications.open', entity: 'patient_medications', entityId: id }, found)
  return found ?? null
}
export type MedicationRecord = Medication & {
  prescribedBy: string | null
  notes: string | null
  version: number
  createdAt: Date
  patientId: string
  patientName: string
  allergies: string | null
}

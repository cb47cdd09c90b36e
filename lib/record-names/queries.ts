import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import type { RecordTable } from '@/lib/changes/vocabulary'
import { noteAccess, type Scope } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { namedAs, type RecordNames } from './vocabulary'

const { sql } = Prisma

export type Named = { table: RecordTable; id: string }

type Found = Named & { name: string | null; at: Date | null; patientId: string | null }

/**
 * What people call these records, those in the trash among them: a person's name, a title, or whose record it is and of
 * when. One statement, one look-up by key for each kind; what is gone, or not this viewer's to see, has no name.
 */
export async function nameRecords(scope: Scope, wanted: readonly Named[]): Promise<RecordNames> {
  const ids = new Map<RecordTable, Set<string>>()
  for (const { table, id } of wanted) ids.set(table, (ids.get(table) ?? new Set()).add(id))
  if (ids.size === 0) return {}
  const parts = [...ids].map(([table, some]) => sources[table]([...some]))
  const found = await scope.db.$queryRaw<Found[]>`
    select named.* from (${Prisma.join(parts, ' union all ')}) named ("table", id, name, at, "patientId")`
  const patients = found.flatMap(({ patientId }) => patientId ?? [])
  if (patients.length > 0)
    noteAccess(scope, { action: 'records.name', entity: 'patients', listedPatientIds: [...new Set(patients)] })
  return Object.fromEntries(
    found.flatMap(({ table, id, name, at }) => {
      const words = [name, at && formatMoment(at, 'dateTime')].filter(Boolean).join(', ')
      return words === '' ? [] : [[namedAs(table, id), words]]
    }),
  )
}

/** As `doctorTitle` says it. */
const doctorName = sql`case when u.name ~* '^(dr|prof|professor)\\y' then u.name else 'Dr ' || u.name end`

/** The records of a table by id: what they are called, of when they are, and which patient that tells of. */
const sources: Record<RecordTable, (ids: string[]) => Prisma.Sql> = {
  users: (ids) => sql`select 'users', id, name, null::timestamptz, null::text from users where id = any (${ids})`,
  doctors: (ids) => sql`
    select 'doctors', d.doctor_id, ${doctorName}, null::timestamptz, null::text
      from doctors d join users u on u.id = d.user_id where d.doctor_id = any (${ids})`,
  patients: (ids) => sql`
    select 'patients', patient_id, name, null::timestamptz, patient_id from patients where patient_id = any (${ids})`,
  patient_medications: (ids) => sql`
    select 'patient_medications', m.id, concat_ws(', ', m.name, p.name), null::timestamptz, m.patient_id
      from patient_medications m join patients p on p.patient_id = m.patient_id where m.id = any (${ids})`,
  doctor_patient_assignments: (ids) => sql`
    select 'doctor_patient_assignments', a.id, concat_ws(', ', p.name, ${doctorName}), null::timestamptz, a.patient_id
      from doctor_patient_assignments a
      join patients p on p.patient_id = a.patient_id
      left join doctors d on d.doctor_id = a.doctor_id
      left join users u on u.id = d.user_id
     where a.id = any (${ids})`,
  sessions: (ids) => ofPatient(sql`'sessions'`, sql`sessions`, sql`t.created_at`, ids),
  consultations: (ids) => ofPatient(sql`'consultations'`, sql`consultations`, sql`t.consultation_date`, ids),
  clinical_assessments: (ids) =>
    ofPatient(sql`'clinical_assessments'`, sql`clinical_assessments`, sql`t.assessed_at`, ids),
  mri_scans: (ids) => ofPatient(sql`'mri_scans'`, sql`mri_scans`, sql`t.upload_timestamp`, ids),
  predictions: (ids) => ofPatient(sql`'predictions'`, sql`predictions`, sql`t.created_at`, ids),
  prediction_reviews: (ids) => ofPatient(sql`'prediction_reviews'`, sql`prediction_reviews`, sql`t.reviewed_at`, ids),
  medical_reports: (ids) => sql`
    select 'medical_reports', r.id, concat_ws(', ', r.title, p.name), null::timestamptz, r.patient_id
      from medical_reports r left join patients p on p.patient_id = r.patient_id where r.id = any (${ids})`,
  report_status: (ids) => ofPatient(sql`'report_status'`, sql`report_status`, sql`t.requested_at`, ids),
  patient_timeline: (ids) => sql`
    select 'patient_timeline', t.id, concat_ws(', ', t.event_title, p.name), null::timestamptz, t.patient_id
      from patient_timeline t left join patients p on p.patient_id = t.patient_id where t.id = any (${ids})`,
  knowledge_entries: (ids) => titled(sql`'knowledge_entries'`, sql`knowledge_entries`, sql`t.title`, ids),
  saved_views: (ids) => titled(sql`'saved_views'`, sql`saved_views`, sql`t.name`, ids),
  csv_mappings: (ids) => titled(sql`'csv_mappings'`, sql`csv_mappings`, sql`t.name`, ids),
}

function ofPatient(name: Prisma.Sql, table: Prisma.Sql, at: Prisma.Sql, ids: string[]) {
  return sql`
    select ${name}, t.id, coalesce(p.name, 'Nobody’s yet'), ${at}::timestamptz, t.patient_id
      from ${table} t left join patients p on p.patient_id = t.patient_id where t.id = any (${ids})`
}

function titled(name: Prisma.Sql, table: Prisma.Sql, title: Prisma.Sql, ids: string[]) {
  return sql`select ${name}, t.id, ${title}, null::timestamptz, null::text from ${table} t where t.id = any (${ids})`
}

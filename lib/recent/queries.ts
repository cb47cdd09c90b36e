import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { noteAccess, type Scope } from '@/lib/db/scope'
import type { RecentKind } from './schema'

const most = 200

export type RecentRow = { id: string; patientId: string; patientName: string; at: Date; what: string }

// What the dashboard counts, record by record.
const sources: Record<RecentKind, Prisma.Sql> = {
  patients: Prisma.sql`
    select p.patient_id as id, p.patient_id, p.created_at as at, 'Registered' as what
      from patients p where p.created_at > now() - interval '24 hours' and p.deleted_at is null`,
  visits: Prisma.sql`
    select c.id, c.patient_id, c.consultation_date as at, coalesce(c.chief_complaint, 'Visit') as what
      from consultations c
     where c.consultation_date between now() - interval '24 hours' and now() and c.status = 'completed' and c.deleted_at is null`,
  scans: Prisma.sql`
    select m.id, m.patient_id, m.upload_timestamp as at, coalesce(m.original_filename, 'MRI scan') as what
      from mri_scans m where m.upload_timestamp > now() - interval '24 hours' and m.deleted_at is null`,
  predictions: Prisma.sql`
    select q.id, q.patient_id, q.created_at as at,
           'Model result: ' || q.binary_result
           || case when q.binary_result = 'positive' then coalesce(', stage ' || trim_scale(q.stage_result), '') else '' end
           as what
      from predictions q
     where q.created_at > now() - interval '24 hours' and q.deleted_at is null and q.superseded_by is null`,
  reports: Prisma.sql`
    select r.id, r.patient_id, r.created_at as at, r.title as what
      from medical_reports r where r.created_at > now() - interval '24 hours' and r.deleted_at is null`,
}

/** What was recorded in the last 24 hours, newest first; at most 200. */
export async function listRecent(scope: Scope, kind: RecentKind): Promise<RecentRow[]> {
  const rows = await scope.db.$queryRaw<RecentRow[]>`
    select recent.id, recent.patient_id as "patientId", p.name as "patientName", recent.at, recent.what
      from (${sources[kind]}) recent
      join patients p on p.patient_id = recent.patient_id
     order by recent.at desc, recent.id desc
     limit ${most}`
  noteAccess(scope, {
    action: 'recent.list',
    entity: kind,
    listedPatientIds: [...new Set(rows.map(({ patientId }) => patientId))],
  })
  return rows
}

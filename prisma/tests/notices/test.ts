import type pg from 'pg'
import type { NoticeKind } from '@/lib/notices/vocabulary'

export { expect, test, refusal, undoLast } from '../care-team/test.ts'
export { adminViewer, doctorViewer } from '../scope/test.ts'

type Row = { kind: NoticeKind; total: number; entityId: string | null; isRead: boolean }

/** What somebody was told, by kind and record. */
export async function toldTo(db: pg.Client, { userId }: { userId: string }): Promise<Row[]> {
  const { rows } = await db.query<Row>(
    `select kind, total, entity_id as "entityId", read_at is not null as "isRead"
       from notices where user_id = $1 order by kind, entity_id, noted_at, id`,
    [userId],
  )
  return rows
}

export const unread = (kind: NoticeKind, entityId: string | null, total = 1): Row => ({
  kind,
  total,
  entityId,
  isRead: false,
})

export const assign = (doctor: { id: string }, patient: { id: string }) => ({
  text: 'insert into doctor_patient_assignments (doctor_id, patient_id) values ($1, $2) returning id',
  values: [doctor.id, patient.id],
})

export const endAll = (doctor: { id: string }) => ({
  text: `update doctor_patient_assignments set is_active = false, ended_at = greatest(now(), assignment_date), end_reason = 'a test'
          where doctor_id = $1 and is_active`,
  values: [doctor.id],
})

import 'server-only'
import type { CorrectionSubject } from '@/lib/corrections/vocabulary'
import { noteAccess, type Scope } from '@/lib/db/scope'
import { newDays } from './vocabulary'

/** What came besides reports. `at`: when it came; `day`: the visit's, or until when a file can be fetched. */
export type MyNews =
  | { kind: 'answered'; id: string; at: Date; about: CorrectionSubject }
  | { kind: 'signed' | 'moved' | 'cancelled' | 'archive'; id: string; at: Date; day: Date }

const most = 10

/**
 * What is new for the patient who asks, or for who helps them, as far as each may read it: the newest first, at most ten of
 * each kind. A visit that was moved or cancelled is news until its day; a file until it was fetched or is gone.
 */
export async function listMyNews(scope: Scope, patientId: string): Promise<MyNews[]> {
  noteAccess(scope, { action: 'news.of-patient', entity: 'consultations', patientId })
  return scope.db.$queryRaw<MyNews[]>`
    with since as materialized (select now() - make_interval(days => ${newDays}::integer) as at),
    answered as (
      select 'answered' as kind, c.id, max(a.answered_at) as at, null::timestamptz as day, c.about
        from correction_requests c
        join correction_answers a on a.correction_id = c.id
       where c.patient_id = ${patientId} and c.withdrawn_at is null and a.answered_at > (select since.at from since)
       group by c.id, c.about
       order by at desc, c.id
       limit ${most}
    ), visits as (
      select case c.status when 'completed' then 'signed' when 'cancelled' then 'cancelled' else 'moved' end as kind, c.id,
             case c.status when 'completed' then c.signed_at when 'cancelled' then c.updated_at else m.moved_at end as at,
             c.consultation_date as day, null::text as about
        from consultations c
        left join app.my_moved_visits((select since.at from since)) m on m.consultation_id = c.id
       where c.patient_id = ${patientId} and c.deleted_at is null
         -- a note is signed within days; what was held long before is no news when its words are put right
         and c.consultation_date > (select since.at from since) - interval '180 days'
    ), archives as (
      select 'archive' as kind, d.id, d.made_at as at, d.expires_at as day, null::text as about
        from data_archives d
       where d.patient_id = ${patientId} and d.status = 'ready' and d.expires_at > now() and d.fetched_at is null
       order by d.made_at desc, d.id
       limit ${most}
    )
    select * from answered
    union all (select * from visits v
                where v.at > (select since.at from since) and (v.kind = 'signed' or v.day > now())
                order by v.at desc, v.id limit ${most})
    union all select * from archives
    order by at desc, id`
}

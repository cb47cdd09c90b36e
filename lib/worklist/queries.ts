import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { noteAccess, type Scope } from '@/lib/db/scope'
import type { BinaryResult } from '@/lib/predictions/vocabulary'
import type { ReportType } from '@/lib/reports/vocabulary'
import type { WorklistKind } from './vocabulary'

const mostOfAKind = 40
/** Older visits without a note are the past's, not today's work. */
const noteDays = 60

export type WorklistItem = {
  kind: WorklistKind
  subjectId: string
  patientId: string
  patientName: string
  dateOfBirth: Date | null
  /** When it is, or since when it waits. */
  at: Date
  /** What is needed of it, by kind. */
  facts: Facts
  /** The higher the sooner: see `urgencyOf` in the query. */
  urgency: number
  claimedByName: string | null
  isClaimedByMe: boolean
  snoozedUntil: Date | null
  snoozeReason: string | null
}

type Facts = {
  consultationType?: string
  durationMinutes?: number | null
  chiefComplaint?: string | null
  /** A note of a visit that nobody completed, rather than one that is written and not signed. */
  isOverdue?: boolean
  binaryResult?: BinaryResult
  stage?: number | null
  confidence?: number | null
  /** The stage a clinician confirmed, beside the model's. */
  confirmedStage?: number | null
  reportType?: ReportType
}

type Day = { start: Date; end: Date }

/**
 * What needs this clinician, from the record as it is: today's visits in their order, then everything else by urgency. One
 * statement over the viewer's patients only; each kind is cut to 40 and says so by `counts`.
 */
export async function getWorklist(scope: Scope, today: Day, show: 'open' | 'snoozed'): Promise<WorklistItem[]> {
  const items = await scope.db.$queryRaw<WorklistItem[]>`
    with items as (
      (${visits(scope, today)}) union all (${notes(scope, today)}) union all (${reviews}) union all (${toSign})
      union all (${unseen})
    )
    select i.kind, i.subject_id as "subjectId", i.patient_id as "patientId", p.name as "patientName",
           p.date_of_birth as "dateOfBirth", i.at, i.facts, i.urgency::float8 as urgency,
           case when c.claimed_by is not null then coalesce(claimer.name, 'a colleague') end as "claimedByName",
           coalesce(c.claimed_by = ${scope.viewer.userId}, false) as "isClaimedByMe",
           s.snoozed_until as "snoozedUntil", s.reason as "snoozeReason"
      from items i
      join patients p on p.patient_id = i.patient_id
      left join worklist_claims c
        on c.kind = i.kind and c.subject_id = i.subject_id and c.claimed_until > now()
      left join app.doctor_directory claimer on claimer.user_id = c.claimed_by
      left join worklist_snoozes s
        on s.user_id = ${scope.viewer.userId} and s.kind = i.kind and s.subject_id = i.subject_id and s.snoozed_until > now()
     where (s.user_id is not null) = ${show === 'snoozed'}
     order by (i.kind = 'visit') desc, case when i.kind = 'visit' then i.at end, i.urgency desc, i.at, i.subject_id`
  noteAccess(scope, {
    action: 'worklist.read',
    entity: 'patients',
    listedPatientIds: [...new Set(items.map(({ patientId }) => patientId))],
  })
  return items
}

/** The viewer's own visits of today that are still to come or were not completed. */
function visits({ viewer }: Scope, { start, end }: Day) {
  return Prisma.sql`
    select 'visit' as kind, c.id as subject_id, c.patient_id, c.consultation_date as at,
           jsonb_build_object('consultationType', c.consultation_type, 'durationMinutes', c.duration_minutes,
                              'chiefComplaint', c.chief_complaint) as facts,
           100::numeric as urgency
      from consultations c
     where c.doctor_id = ${viewer.doctorId} and c.status = 'scheduled' and c.deleted_at is null
       and c.consultation_date >= ${start}::timestamptz and c.consultation_date < ${end}::timestamptz
     order by c.consultation_date
     limit ${mostOfAKind}`
}

/** Visits of before that nobody said anything of, and notes that are written and not signed. */
function notes({ viewer }: Scope, { start }: Day) {
  return Prisma.sql`
    select 'note', c.id, c.patient_id, c.consultation_date,
           jsonb_build_object('consultationType', c.consultation_type, 'isOverdue', c.status = 'scheduled'),
           case when c.status = 'scheduled' then 60 else 55 end
             + least(extract(epoch from now() - c.consultation_date) / 86400, 20)
      from consultations c
     where c.doctor_id = ${viewer.doctorId} and c.deleted_at is null and c.import_run is null
       and c.consultation_date < ${start}::timestamptz
       and c.consultation_date > ${start}::timestamptz - make_interval(days => ${noteDays})
       and (c.status = 'scheduled' or (c.status = 'completed' and c.signed_at is null))
     order by c.consultation_date desc
     limit ${mostOfAKind}`
}

/**
 * The newest result of each patient that nobody has reviewed. Sooner: a late stage, a result a clinician's own contradicts,
 * low confidence; and what has waited longer.
 */
const reviews = Prisma.sql`
  select 'review', q.id, q.patient_id, q.created_at,
         jsonb_build_object('binaryResult', q.binary_result, 'stage', q.stage_result::float8, 'confidence', q.confidence_score,
                            'confirmedStage', st.confirmed_stage::float8),
         40 + case when q.binary_result = 'positive' and q.stage_result >= 4 then 30
                   when q.binary_result = 'positive' and abs(q.stage_result - st.confirmed_stage) >= 1 then 28
                   when q.binary_result = 'positive' and st.confirmed_parkinsons is not true then 22
                   when q.binary_result = 'negative' and st.confirmed_parkinsons then 22
                   when q.binary_result = 'uncertain' then 8 else 4 end
            + case when q.confidence_score < app.low_confidence() then 6 else 0 end
            + least(extract(epoch from now() - q.created_at) / 86400 / 7, 10)
    from (select distinct on (n.patient_id) n.*
            from predictions n
           where n.patient_id is not null and n.deleted_at is null and n.superseded_by is null
           order by n.patient_id, n.created_at desc, n.id desc) q
    join patient_statistics st on st.patient_id = q.patient_id
   where not exists (select from prediction_reviews v
                      where v.prediction_id = q.id and v.ended_at is null and v.deleted_at is null)
   order by 6 desc, q.created_at
   limit ${mostOfAKind}`

/** Reports that can be signed as they are: their result was reviewed before they were made. */
const toSign = Prisma.sql`
  select 'sign', r.id, r.patient_id, r.created_at, jsonb_build_object('reportType', r.report_type),
         50 + least(extract(epoch from now() - r.created_at) / 86400 * 2, 30)
    from medical_reports r
    left join predictions q on q.id = r.prediction_id
    left join prediction_reviews v on v.prediction_id = r.prediction_id and v.ended_at is null and v.deleted_at is null
   where r.signed_at is null and r.is_latest and r.request_id is not null and r.deleted_at is null
     and r.report_status = 'final'
     and (r.prediction_id is null
          or (v.id is not null and v.reviewed_at <= r.created_at and q.superseded_by is null))
   order by r.created_at
   limit ${mostOfAKind}`

/** Nobody has seen them for as many months as the programme says, and nothing is booked. */
const unseen = Prisma.sql`
  select 'unseen', st.patient_id, st.patient_id, coalesce(st.last_visit_date, p.created_at),
         '{}'::jsonb, 20 + least(extract(epoch from now() - coalesce(st.last_visit_date, p.created_at)) / 86400 / 30, 18)
    from patient_statistics st
    join patients p on p.patient_id = st.patient_id and p.deleted_at is null
   where coalesce(st.last_visit_date, p.created_at)
           < now() - make_interval(months => (select s.unseen_months from programme_settings s)::integer)
     and not exists (select from consultations c
                      where c.patient_id = st.patient_id and c.status = 'scheduled' and c.consultation_date > now()
                        and c.deleted_at is null)
   order by 4
   limit ${mostOfAKind}`

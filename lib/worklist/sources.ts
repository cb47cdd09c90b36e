import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import type { Scope } from '@/lib/db/scope'
import { mostOfAKind, type WorklistKind } from './vocabulary'

/** Older visits without a note are the past's, not today's work. */
const noteDays = 60

export type Asked = { scope: Scope; today: { start: Date; end: Date }; show: 'open' | 'snoozed' }

/**
 * Everything that needs this clinician, each kind with the most urgent first and cut. What is put off is left out before
 * that, or, where it is what is asked for, everything else: otherwise what is put off would hide what is not.
 */
export function everything(asked: Asked): Prisma.Sql {
  const kinds = [visits, notes, reviews, toSign, failed, rising, unseen].map((source) => Prisma.sql`(${source(asked)})`)
  return Prisma.join(kinds, ' union all ')
}

const atMost = Prisma.sql`limit ${mostOfAKind + 1}`

function isShown({ scope, show }: Asked, kind: WorklistKind, subject: Prisma.Sql) {
  const putOff = Prisma.sql`exists (
    select from worklist_snoozes s
     where s.user_id = ${scope.viewer.userId} and s.kind = ${kind} and s.subject_id = ${subject} and s.snoozed_until > now())`
  return show === 'snoozed' ? putOff : Prisma.sql`not ${putOff}`
}

/** The viewer's own visits of today that are still to come or were not completed. */
function visits(asked: Asked) {
  const { start, end } = asked.today
  return Prisma.sql`
    select 'visit' as kind, c.id as subject_id, c.patient_id, c.consultation_date as at,
           jsonb_build_object('consultationType', c.consultation_type, 'durationMinutes', c.duration_minutes,
                              'chiefComplaint', c.chief_complaint) as facts,
           100::numeric as urgency
      from consultations c
     where c.doctor_id = ${asked.scope.viewer.doctorId} and c.status = 'scheduled' and c.deleted_at is null
       and c.consultation_date >= ${start}::timestamptz and c.consultation_date < ${end}::timestamptz
       and ${isShown(asked, 'visit', Prisma.sql`c.id`)}
     order by c.consultation_date, c.id
     ${atMost}`
}

/** Visits of before that nobody said anything of, and notes that are written and not signed. */
function notes(asked: Asked) {
  const { start } = asked.today
  return Prisma.sql`
    select 'note', c.id, c.patient_id, c.consultation_date,
           jsonb_build_object('consultationType', c.consultation_type, 'isOverdue', c.status = 'scheduled'),
           case when c.status = 'scheduled' then 60 else 55 end
             + least(extract(epoch from now() - c.consultation_date) / 86400, 20)
      from consultations c
     where c.doctor_id = ${asked.scope.viewer.doctorId} and c.deleted_at is null and c.import_run is null
       and c.consultation_date < ${start}::timestamptz
       and c.consultation_date > ${start}::timestamptz - make_interval(days => ${noteDays})
       and (c.status = 'scheduled' or (c.status = 'completed' and c.signed_at is null))
       and ${isShown(asked, 'note', Prisma.sql`c.id`)}
     order by 6 desc, c.consultation_date, c.id
     ${atMost}`
}

/**
 * The newest result of each patient that nobody has reviewed. Sooner: a late stage, a result a clinician's own contradicts,
 * low confidence; and what has waited longer.
 */
function reviews(asked: Asked) {
  return Prisma.sql`
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
       and ${isShown(asked, 'review', Prisma.sql`q.id`)}
     order by 6 desc, q.created_at, q.id
     ${atMost}`
}

/** Reports that can be signed as they are: their result was reviewed before they were made. */
function toSign(asked: Asked) {
  return Prisma.sql`
    select 'sign', r.id, r.patient_id, r.created_at, jsonb_build_object('reportType', r.report_type),
           50 + least(extract(epoch from now() - r.created_at) / 86400 * 2, 30)
      from medical_reports r
      left join predictions q on q.id = r.prediction_id
      left join prediction_reviews v on v.prediction_id = r.prediction_id and v.ended_at is null and v.deleted_at is null
     where r.signed_at is null and r.is_latest and r.request_id is not null and r.deleted_at is null
       and r.report_status = 'final'
       and (r.prediction_id is null
            or (v.id is not null and v.reviewed_at <= r.created_at and q.superseded_by is null))
       and ${isShown(asked, 'sign', Prisma.sql`r.id`)}
     order by r.created_at, r.id
     ${atMost}`
}

/** Reports that could not be made, whoever asked. What failed in the old system is that system's past. */
function failed(asked: Asked) {
  return Prisma.sql`
    select 'failed', rs.id, rs.patient_id, coalesce(rs.finished_at, rs.requested_at),
           jsonb_build_object('reportType', rs.report_type, 'error', rs.error_message, 'isSigned', rs.signing_of is not null),
           45 + least(extract(epoch from now() - coalesce(rs.finished_at, rs.requested_at)) / 86400, 10)
      from report_status rs
     where rs.status = 'failed' and rs.import_run is null and rs.deleted_at is null
       and ${isShown(asked, 'failed', Prisma.sql`rs.id`)}
     order by 4, rs.id
     ${atMost}`
}

/**
 * The stage that clinicians confirm is later than what they said a year ago, or first since, and no visit is booked. By
 * assessments only: what a model says waits for its review.
 */
function rising(asked: Asked) {
  return Prisma.sql`
    select 'rising', latest.id, st.patient_id, latest.assessed_at,
           jsonb_build_object('stage', latest.hoehn_yahr_stage::float8, 'stageBefore', before.hoehn_yahr_stage::float8),
           30 + least((latest.hoehn_yahr_stage - before.hoehn_yahr_stage) * 10, 20)
      from patient_statistics st
     cross join lateral (select a.id, a.hoehn_yahr_stage, a.assessed_at
                           from clinical_assessments a
                          where a.patient_id = st.patient_id and a.hoehn_yahr_stage is not null and a.deleted_at is null
                          order by a.assessed_at desc, a.id desc
                          limit 1) latest
     cross join lateral (select a.hoehn_yahr_stage
                           from clinical_assessments a
                          where a.patient_id = st.patient_id and a.hoehn_yahr_stage is not null and a.deleted_at is null
                          order by a.assessed_at < now() - interval '1 year' desc,
                                   abs(extract(epoch from a.assessed_at - (now() - interval '1 year'))), a.id
                          limit 1) before
     where latest.hoehn_yahr_stage = st.confirmed_stage and latest.hoehn_yahr_stage > before.hoehn_yahr_stage
       and latest.assessed_at > now() - interval '1 year'
       and not exists (${bookedVisit(Prisma.sql`st.patient_id`)})
       and ${isShown(asked, 'rising', Prisma.sql`latest.id`)}
     order by 6 desc, latest.assessed_at, latest.id
     ${atMost}`
}

/** Nobody has seen them for as many months as the programme says, and nothing is booked. */
function unseen(asked: Asked) {
  return Prisma.sql`
    select 'unseen', st.patient_id, st.patient_id, coalesce(st.last_visit_date, p.created_at),
           '{}'::jsonb, 20 + least(extract(epoch from now() - coalesce(st.last_visit_date, p.created_at)) / 86400 / 30, 18)
      from patient_statistics st
      join patients p on p.patient_id = st.patient_id and p.deleted_at is null
     where coalesce(st.last_visit_date, p.created_at)
             < now() - make_interval(months => (select s.unseen_months from programme_settings s)::integer)
       and not exists (${bookedVisit(Prisma.sql`st.patient_id`)})
       and ${isShown(asked, 'unseen', Prisma.sql`st.patient_id`)}
     order by 4, st.patient_id
     ${atMost}`
}

function bookedVisit(patientId: Prisma.Sql) {
  return Prisma.sql`
    select from consultations c
     where c.patient_id = ${patientId} and c.status = 'scheduled' and c.consultation_date > now() and c.deleted_at is null`
}

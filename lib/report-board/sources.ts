import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { isMadeAgain, sessionOfReport } from '@/lib/reports/made-again'
import { newestFirst, type BoardColumn } from './vocabulary'

const signedDays = 30

type Source = { from: Prisma.Sql; count: Prisma.Sql }

const askedBy = Prisma.sql`
  case when rs.id is null or rs.is_automatic or rs.requested_by is null then 'the programme'
       when u.name is not null then 'Dr ' || u.name
       when rs.requested_by = p.user_id then 'the patient'
       else 'an administrator' end`

const modelResult = Prisma.sql`
  q.binary_result as "binaryResult", q.stage_result::float8 as "stageResult"`

function requests(
  column: BoardColumn,
  since: Prisma.Sql,
  where: Prisma.Sql,
  why = Prisma.sql`null::jsonb`,
): (userId: string) => Source {
  return (userId) => ({
    from: Prisma.sql`
      select rs.id, 'request' as kind, ${column} as "column", rs.patient_id as "patientId", p.name as "patientName",
             rs.report_type as "reportType", ${since} as since, ${askedBy} as "askedBy", rs.session_id as "sessionId",
             rs.prediction_id as "predictionId", ${modelResult}, false as "needsReview", false as "isOutdated", false as "isMadeAgain", false as "isHeld",
             null::timestamptz as "releaseDueAt", rs.error_message as "errorMessage", rs.version, ${why} as why,
             ${claim('failed', Prisma.sql`rs.id`, userId)}, null as "signedByName"
        from report_status rs
        join patients p on p.patient_id = rs.patient_id
        left join app.doctor_directory u on u.user_id = rs.requested_by
        left join lateral (select n.binary_result, n.stage_result from predictions n
                            where n.session_id = rs.session_id and n.deleted_at is null and n.superseded_by is null
                              and n.id = coalesce(rs.prediction_id, n.id)
                            order by n.created_at desc, n.id desc
                            limit 1) q on true
       where ${where} and rs.deleted_at is null
       order by ${since}, rs.id`,
    count: Prisma.sql`select from report_status rs where ${where} and rs.deleted_at is null`,
  })
}

const made = Prisma.sql`r.is_latest and r.report_status = 'final' and r.request_id is not null and r.deleted_at is null`

function reports(column: BoardColumn, since: Prisma.Sql, where: Prisma.Sql): (userId: string) => Source {
  const order = newestFirst.includes(column) ? Prisma.sql`desc` : Prisma.sql`asc`
  return (userId) => ({
    from: Prisma.sql`
      select r.id, 'report' as kind, ${column} as "column", r.patient_id as "patientId", p.name as "patientName",
             r.report_type as "reportType", ${since} as since, ${askedBy} as "askedBy", ${sessionOfReport} as "sessionId",
             r.prediction_id as "predictionId", ${modelResult}, r.prediction_id is not null and v.id is null as "needsReview",
             r.prediction_id is not null
               and (q.superseded_by is not null or coalesce(v.reviewed_at > r.created_at, false)) as "isOutdated",
             ${isMadeAgain} as "isMadeAgain",
             coalesce(r.held_until > now(), false) as "isHeld", r.release_due_at as "releaseDueAt",
             null as "errorMessage", r.version, null::jsonb as why,
             ${claim('sign', Prisma.sql`r.id`, userId)}, signer.name as "signedByName"
        from medical_reports r
        join patients p on p.patient_id = r.patient_id
        left join report_status rs on rs.id = r.request_id
        left join app.doctor_directory u on u.user_id = rs.requested_by
        left join app.doctor_directory signer on signer.doctor_id = r.signed_doctor_id
        left join predictions q on q.id = r.prediction_id
        left join prediction_reviews v on v.prediction_id = r.prediction_id and v.ended_at is null and v.deleted_at is null
       where ${made} and ${where}
       order by ${since} ${order}, r.id`,
    count: Prisma.sql`select from medical_reports r where ${made} and ${where}`,
  })
}

/** Who has taken it on, as on the worklist: a claim ends by itself. */
function claim(kind: 'sign' | 'failed', subject: Prisma.Sql, userId: string) {
  const live = Prisma.sql`
    from worklist_claims c where c.kind = ${kind} and c.subject_id = ${subject} and c.claimed_until > now()`
  return Prisma.sql`
    (select coalesce((select d.name from app.doctor_directory d where d.user_id = c.claimed_by), 'a colleague') ${live})
      as "claimedByName",
    coalesce((select c.claimed_by = ${userId} ${live}), false) as "isClaimedByMe"`
}

const held = Prisma.sql`coalesce(r.held_until > now(), false)`
const isForPatients = Prisma.sql`r.report_type in ('patient', 'patient_friendly')`
const lately = Prisma.sql`now() - make_interval(days => ${signedDays})`

/** What stands in each column, and how much that is, for one viewer. */
export const sources: Record<BoardColumn, (userId: string) => Source> = {
  asked: requests(
    'asked',
    Prisma.sql`rs.requested_at`,
    Prisma.sql`rs.status = 'pending' and rs.signing_of is null`,
    Prisma.sql`app.why_request_waits(rs.id)`,
  ),
  making: requests(
    'making',
    Prisma.sql`coalesce(rs.started_at, rs.requested_at)`,
    Prisma.sql`(rs.status = 'generating' or (rs.status = 'pending' and rs.signing_of is not null))`,
  ),
  failed: requests('failed', Prisma.sql`coalesce(rs.finished_at, rs.requested_at)`, Prisma.sql`rs.status = 'failed'`),
  'to-sign': reports('to-sign', Prisma.sql`r.created_at`, Prisma.sql`r.signed_at is null`),
  'to-release': reports(
    'to-release',
    Prisma.sql`r.signed_at`,
    Prisma.sql`r.signed_at is not null and (r.released_at is null or ${held}) and ${isForPatients}`,
  ),
  released: reports(
    'released',
    Prisma.sql`r.released_at`,
    Prisma.sql`r.signed_at is not null and r.released_at > ${lately} and not ${held}`,
  ),
  // a doctor's report is for doctors: signed, it has arrived. Somebody may have released it all the same.
  'for-doctors': reports(
    'for-doctors',
    Prisma.sql`r.signed_at`,
    Prisma.sql`r.signed_at > ${lately} and (r.released_at is null or ${held}) and not ${isForPatients}`,
  ),
}

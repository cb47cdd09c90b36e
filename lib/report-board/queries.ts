import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { noteAccess, type Scope } from '@/lib/db/scope'
import type { BinaryResult } from '@/lib/predictions/vocabulary'
import type { ReportType } from '@/lib/reports/vocabulary'
import { boardColumns, type BoardColumn } from './vocabulary'

const mostCards = 25
const mostCounted = 200
const releasedDays = 30

export type BoardCard = {
  /** Of the request while the report is being made, of the report afterwards. */
  id: string
  kind: 'request' | 'report'
  column: BoardColumn
  patientId: string
  patientName: string
  reportType: ReportType
  /** Since when it has stood in this column. */
  since: Date
  /** Who asked for it, in words. */
  askedBy: string
  sessionId: string | null
  /** What the model said about the session it is on; null where that has no result. */
  binaryResult: BinaryResult | null
  stageResult: number | null
  /** For a report: what its patient reads when it is held, or why it cannot be signed as it is. */
  needsReview: boolean
  isOutdated: boolean
  isHeld: boolean
  releaseDueAt: Date | null
  errorMessage: string | null
  version: number
}

export type BoardLane = { column: BoardColumn; cards: BoardCard[]; count: number; isMore: boolean }

/** Every report of the viewer's patients that is on its way, by where it stands: the longest there first. */
export async function getReportBoard(scope: Scope): Promise<BoardLane[]> {
  const lanes: BoardLane[] = []
  for (const column of boardColumns) {
    const { from, count } = sources[column]
    const cards = await scope.db.$queryRaw<BoardCard[]>`${from} limit ${mostCards}`
    const [counted] = await scope.db.$queryRaw<{ count: number }[]>`
      select count(*)::integer as count from (${count} limit ${mostCounted + 1}) capped`
    const total = counted?.count ?? 0
    lanes.push({ column, cards, count: Math.min(total, mostCounted), isMore: total > mostCounted })
  }
  noteAccess(scope, {
    action: 'reports.board',
    entity: 'medical_reports',
    listedPatientIds: [...new Set(lanes.flatMap(({ cards }) => cards.map(({ patientId }) => patientId)))],
  })
  return lanes
}

const askedBy = Prisma.sql`
  case when rs.id is null or rs.is_automatic or rs.requested_by is null then 'the programme'
       when u.name is not null then 'Dr ' || u.name
       when rs.requested_by = p.user_id then 'the patient'
       else 'an administrator' end`

const modelResult = Prisma.sql`
  q.binary_result as "binaryResult", q.stage_result::float8 as "stageResult"`

type Source = { from: Prisma.Sql; count: Prisma.Sql }

function requests(column: BoardColumn, since: Prisma.Sql, where: Prisma.Sql): Source {
  return {
    from: Prisma.sql`
      select rs.id, 'request' as kind, ${column} as "column", rs.patient_id as "patientId", p.name as "patientName",
             rs.report_type as "reportType", ${since} as since, ${askedBy} as "askedBy", rs.session_id as "sessionId",
             ${modelResult}, false as "needsReview", false as "isOutdated", false as "isHeld", null::timestamptz as "releaseDueAt",
             rs.error_message as "errorMessage", rs.version
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
  }
}

function reports(column: BoardColumn, since: Prisma.Sql, where: Prisma.Sql, order = Prisma.sql`asc`): Source {
  const made = Prisma.sql`r.is_latest and r.report_status = 'final' and r.request_id is not null and r.deleted_at is null`
  return {
    from: Prisma.sql`
      select r.id, 'report' as kind, ${column} as "column", r.patient_id as "patientId", p.name as "patientName",
             r.report_type as "reportType", ${since} as since, ${askedBy} as "askedBy", rs.session_id as "sessionId",
             ${modelResult}, r.prediction_id is not null and v.id is null as "needsReview",
             r.prediction_id is not null
               and (q.superseded_by is not null or coalesce(v.reviewed_at > r.created_at, false)) as "isOutdated",
             coalesce(r.held_until > now(), false) as "isHeld", r.release_due_at as "releaseDueAt",
             null as "errorMessage", r.version
        from medical_reports r
        join patients p on p.patient_id = r.patient_id
        left join report_status rs on rs.id = r.request_id
        left join app.doctor_directory u on u.user_id = rs.requested_by
        left join predictions q on q.id = r.prediction_id
        left join prediction_reviews v on v.prediction_id = r.prediction_id and v.ended_at is null and v.deleted_at is null
       where ${made} and ${where}
       order by ${since} ${order}, r.id`,
    count: Prisma.sql`select from medical_reports r where ${made} and ${where}`,
  }
}

const held = Prisma.sql`coalesce(r.held_until > now(), false)`

const sources: Record<BoardColumn, Source> = {
  asked: requests('asked', Prisma.sql`rs.requested_at`, Prisma.sql`rs.status = 'pending' and rs.signing_of is null`),
  making: requests(
    'making',
    Prisma.sql`coalesce(rs.started_at, rs.requested_at)`,
    Prisma.sql`(rs.status = 'generating' or (rs.status = 'pending' and rs.signing_of is not null))`,
  ),
  failed: requests('failed', Prisma.sql`coalesce(rs.finished_at, rs.requested_at)`, Prisma.sql`rs.status = 'failed'`),
  'to-sign': reports('to-sign', Prisma.sql`r.created_at`, Prisma.sql`r.signed_at is null`),
  // a doctor's report is for doctors: signed, it has arrived
  'to-release': reports(
    'to-release',
    Prisma.sql`r.signed_at`,
    Prisma.sql`r.signed_at is not null and (r.released_at is null or ${held})
               and r.report_type in ('patient', 'patient_friendly')`,
  ),
  released: reports(
    'released',
    Prisma.sql`r.released_at`,
    Prisma.sql`r.signed_at is not null and r.released_at > now() - make_interval(days => ${releasedDays}) and not ${held}`,
    Prisma.sql`desc`,
  ),
}

const mostChoices = 500

/** The viewer's patients to choose from, by name. */
export async function listOwnPatients(scope: Scope): Promise<{ patientId: string; name: string }[]> {
  const rows = await scope.db.patient.findMany({
    where: { deletedAt: null },
    select: { patientId: true, name: true },
    orderBy: [{ nameKey: 'asc' }, { patientId: 'asc' }],
    take: mostChoices,
  })
  noteAccess(scope, {
    action: 'patients.choose',
    entity: 'patients',
    listedPatientIds: rows.map(({ patientId }) => patientId),
  })
  return rows
}

export type ReportSubject = { sessionId: string; createdAt: Date; scans: number; results: number }

/** What a report on a patient can be about: each session with a scan or a result, newest first. */
export async function listReportSubjects(scope: Scope, patientId: string): Promise<ReportSubject[]> {
  noteAccess(scope, { action: 'sessions.of-patient', entity: 'sessions', patientId })
  return scope.db.$queryRaw<ReportSubject[]>`
    select s.id as "sessionId", s.created_at as "createdAt", scans.total as scans, results.total as results
      from sessions s
     cross join lateral (select count(*)::integer as total from mri_scans m
                          where m.session_id = s.id and m.deleted_at is null) scans
     cross join lateral (select count(*)::integer as total from predictions q
                          where q.session_id = s.id and q.deleted_at is null and q.superseded_by is null) results
     where s.patient_id = ${patientId} and s.deleted_at is null and scans.total + results.total > 0
     order by s.created_at desc, s.id desc
     limit ${mostCards}`
}

import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'
import type { BinaryResult } from '@/lib/predictions/vocabulary'
import type { WhyWaiting } from '@/lib/report-queue/queries'
import type { ReportType } from '@/lib/reports/vocabulary'
import { sources } from './sources'
import { boardColumns, type BoardColumn } from './vocabulary'

const mostCards = 25
const mostCounted = 200

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
  predictionId: string | null
  /** What the model said about the session it is on; null where that has no result. */
  binaryResult: BinaryResult | null
  stageResult: number | null
  /** For a report: what its patient reads when it is held, or why it cannot be signed as it is. */
  needsReview: boolean
  isOutdated: boolean
  /** A new version of it is on its way already. */
  isMadeAgain: boolean
  isHeld: boolean
  releaseDueAt: Date | null
  errorMessage: string | null
  version: number
  /** Why it is not being made yet; only while it waits. */
  why: WhyWaiting | null
  /** Who has taken it on; null: nobody has. */
  claimedByName: string | null
  isClaimedByMe: boolean
  signedByName: string | null
}

export type BoardLane = { column: BoardColumn; cards: BoardCard[]; count: number; isMore: boolean }

/**
 * Every report of the viewer's patients that is on its way or has lately arrived, by where it stands: the longest there
 * first, where it has arrived the newest.
 */
export async function getReportBoard(scope: Scope): Promise<BoardLane[]> {
  const lanes: BoardLane[] = []
  for (const column of boardColumns) {
    const { from, count } = sources[column](scope.viewer.userId)
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

import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { noteAccess, type Scope } from '@/lib/db/scope'
import { clinicDate, clinicZone } from '@/lib/format/dates'
import { firstOfMonth, startOfDate } from '@/lib/forms/clock'
import type { BinaryResult } from '@/lib/predictions/vocabulary'
import { startOf, toPage, type Page } from '@/lib/tables/page'
import type { ReviewedResultsFilter } from './schema'
import type { Verdict } from './vocabulary'

/** What became of the results of one model version that were given in one month; null: no version was named. */
export type AgreementMonth = {
  modelVersion: string | null
  /** Such as 2026-11, on the clinic's calendar. */
  month: string
  total: number
  agreed: number
  disagreed: number
  notUsable: number
}

/** The results that count, by model version and month; sums only, nobody's data. */
export async function listAgreement({ db }: Scope, months: number, now = new Date()): Promise<AgreementMonth[]> {
  const zone = clinicZone()
  const from = startOfDate(firstOfMonth(clinicDate(now), 1 - months), zone)
  return db.$queryRaw<AgreementMonth[]>`
    select q.model_version as "modelVersion", to_char(q.created_at at time zone ${zone}, 'YYYY-MM') as month,
           count(*)::integer as total,
           count(*) filter (where r.verdict = 'agreed')::integer as agreed,
           count(*) filter (where r.verdict = 'disagreed')::integer as disagreed,
           count(*) filter (where r.verdict = 'not-usable')::integer as "notUsable"
      from predictions q
      left join prediction_reviews r on r.prediction_id = q.id and r.ended_at is null and r.deleted_at is null
     where q.deleted_at is null and q.superseded_by is null and q.created_at >= ${from}
     group by 1, 2
     order by 1 nulls last, 2`
}

export type ReviewedResultRow = {
  predictionId: string
  patientId: string | null
  patientName: string | null
  createdAt: Date
  modelVersion: string | null
  binaryResult: BinaryResult
  stageResult: number | null
  confidenceScore: number | null
  reviewId: string | null
  verdict: Verdict | null
  reason: string | null
  doctorName: string | null
  reviewedAt: Date | null
}

/** The results behind a figure, newest first. */
export async function listResultsBehind(scope: Scope, filter: ReviewedResultsFilter): Promise<Page<ReviewedResultRow>> {
  const start = startOf(filter)
  const direction = start.backwards ? Prisma.sql`asc` : Prisma.sql`desc`
  const found = await scope.db.$queryRaw<(ReviewedResultRow & { sortKey: string })[]>`
    select q.id as "predictionId", q.patient_id as "patientId", p.name as "patientName", q.created_at as "createdAt",
           q.created_at::text as "sortKey", q.model_version as "modelVersion", q.binary_result as "binaryResult",
           q.stage_result::float8 as "stageResult", q.confidence_score as "confidenceScore", r.id as "reviewId",
           r.verdict, r.reason, d.name as "doctorName", r.reviewed_at as "reviewedAt"
      from predictions q
      left join prediction_reviews r on r.prediction_id = q.id and r.ended_at is null and r.deleted_at is null
      left join app.doctor_directory d on d.doctor_id = r.doctor_id
      left join patients p on p.patient_id = q.patient_id
     where ${Prisma.join(conditionsOf(filter, start), ' and ')}
     order by q.created_at ${direction}, q.id ${direction}
     limit ${filter.size + 1}`
  const page = toPage(found, filter.size, start, ({ sortKey, predictionId }) => [sortKey, predictionId])
  noteAccess(scope, {
    action: 'reviews.list',
    entity: 'prediction_reviews',
    listedPatientIds: page.rows.flatMap(({ patientId }) => patientId ?? []),
  })
  return { ...page, rows: page.rows.map(({ sortKey: _sortKey, ...row }) => row) }
}

function conditionsOf({ model, state, month }: ReviewedResultsFilter, start: ReturnType<typeof startOf>) {
  const all = [Prisma.sql`q.deleted_at is null and q.superseded_by is null`]
  if (model) all.push(Prisma.sql`q.model_version = ${model}`)
  if (state === 'unreviewed') all.push(Prisma.sql`r.id is null`)
  else if (state) all.push(Prisma.sql`r.verdict = ${state}`)
  if (month) {
    const zone = clinicZone()
    const [from, to] = [0, 1].map((later) => startOfDate(firstOfMonth(month, later), zone))
    all.push(Prisma.sql`q.created_at >= ${from} and q.created_at < ${to}`)
  }
  if (start.from)
    all.push(
      Prisma.sql`(q.created_at, q.id) ${start.backwards ? Prisma.sql`>` : Prisma.sql`<`} (${String(start.from[0])}::timestamptz, ${String(start.from[1])})`,
    )
  return all
}

import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { noteAccess, type Scope } from '@/lib/db/scope'
import type { BinaryResult } from '@/lib/predictions/vocabulary'
import { startOf, toPage, type Page } from '@/lib/tables/page'
import { disagreementColumns, type Disagreement } from './queries'
import type { DisagreementFilter } from './schema'
import type { DisagreementReason } from './vocabulary'

export type DisagreementRow = Disagreement & {
  predictionId: string
  patientId: string
  patientName: string
  createdAt: Date
  binaryResult: BinaryResult
  stageResult: number | null
  confidenceScore: number | null
  lowConfidence: number
  modelVersion: string | null
  inputProblem: string | null
}

export type DisagreementCounts = Record<DisagreementReason, number> & { all: number }

/**
 * One page of the doctor's worklist, newest result first. Whose results they are row-level security decides, by the
 * doctor's patients: that is a few hundred index entries, however many people there are.
 */
export async function listDisagreements(scope: Scope, filter: DisagreementFilter): Promise<Page<DisagreementRow>> {
  const start = startOf(filter)
  const conditions = [Prisma.sql`true`]
  if (filter.reason) conditions.push(Prisma.sql`${filter.reason} = any (w.reasons)`)
  if (start.from)
    conditions.push(
      Prisma.sql`(w.created_at, w.prediction_id) ${start.backwards ? Prisma.sql`>` : Prisma.sql`<`} (${String(start.from[0])}::timestamptz, ${String(start.from[1])})`,
    )
  const direction = start.backwards ? Prisma.sql`asc` : Prisma.sql`desc`
  const found = await scope.db.$queryRaw<(DisagreementRow & { sortKey: string })[]>`
    with page as materialized (
      select * from app.disagreements w
       where ${Prisma.join(conditions, ' and ')}
       order by w.created_at ${direction}, w.prediction_id ${direction}
       limit ${filter.size + 1})
    select w.prediction_id as "predictionId", w.patient_id as "patientId", p.name as "patientName",
           w.created_at as "createdAt", w.created_at::text as "sortKey", q.binary_result as "binaryResult",
           q.stage_result::float8 as "stageResult", q.confidence_score as "confidenceScore",
           (select app.low_confidence()) as "lowConfidence", q.model_version as "modelVersion",
           left(m.metadata ->> 'problem', 200) as "inputProblem", ${disagreementColumns}
      from page w
      left join clinical_assessments a on a.id = w.assessment_id
      left join app.doctor_directory d on d.doctor_id = a.doctor_id
      left join predictions o on o.id = w.other_prediction_id
      join predictions q on q.id = w.prediction_id
      join patients p on p.patient_id = w.patient_id
      left join mri_scans m on m.id = q.mri_scan_id
     order by w.created_at ${direction}, w.prediction_id ${direction}`
  const page = toPage(found, filter.size, start, ({ sortKey, predictionId }) => [sortKey, predictionId])
  noteAccess(scope, {
    action: 'reviews.disagreements',
    entity: 'predictions',
    listedPatientIds: page.rows.map(({ patientId }) => patientId),
  })
  return { ...page, rows: page.rows.map(({ sortKey: _sortKey, ...row }) => row) }
}

/** How many results wait for each reason; one with two reasons counts for both. */
export async function countDisagreements({ db }: Scope): Promise<DisagreementCounts> {
  const of = (reason: DisagreementReason) => Prisma.sql`count(*) filter (where ${reason} = any (w.reasons))::integer`
  const [found] = await db.$queryRaw<DisagreementCounts[]>`
    select count(*)::integer as "all", ${of('clinician-differs')} as "clinician-differs",
           ${of('models-differ')} as "models-differ", ${of('low-confidence')} as "low-confidence",
           ${of('poor-input')} as "poor-input"
      from app.disagreements w`
  return found!
}

import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { noteAccess, type Scope } from '@/lib/db/scope'
import type { TableCensus } from '@/lib/legacy-import/census'
import type { ImportProgress } from '@/lib/legacy-import/progress'
import type { Reason } from '@/lib/legacy-import/reasons'
import type { ImportReport } from '@/lib/legacy-import/report'
import { startOf, toPage, type Page } from '@/lib/tables/page'
import type { Paging } from '@/lib/tables/paging'
import type { ImportStatus, Layout, ProblemKind, ProblemState } from './vocabulary'

export type RunRow = {
  id: number
  status: ImportStatus
  dryRun: boolean
  fileName: string
  fileBytes: bigint
  layout: Layout | null
  requestedAt: Date
  finishedAt: Date | null
  requestedByName: string | null
  openProblems: number
}

const most = 100

/** Imports, latest first; at most 100. */
export async function listImportRuns({ db }: Scope): Promise<RunRow[]> {
  return db.$queryRaw<RunRow[]>`
    select r.id, r.status, r.dry_run as "dryRun", r.file_name as "fileName", r.file_bytes as "fileBytes", r.layout,
           r.requested_at as "requestedAt", r.finished_at as "finishedAt", u.name as "requestedByName",
           (select count(*)::integer from import_problems p
             where p.run_id = r.id and p.kind = 'quarantined' and p.state in ('open', 'retry')) as "openProblems"
      from import_runs r
      left join users u on u.id = r.requested_by
     order by r.id desc
     limit ${most}`
}

export type RunDetails = RunRow & {
  version: number
  timeZone: string
  fileSha256: string
  census: TableCensus[] | null
  progress: ImportProgress | null
  report: ImportReport | null
  backupPath: string | null
  errorMessage: string | null
}

/** One import with its census, progress and report; null when there is none. */
export async function getImportRun(scope: Scope, id: number): Promise<RunDetails | null> {
  const [run] = await scope.db.$queryRaw<RunDetails[]>`
    select r.id, r.status, r.dry_run as "dryRun", r.file_name as "fileName", r.file_bytes as "fileBytes", r.layout,
           r.requested_at as "requestedAt", r.finished_at as "finishedAt", u.name as "requestedByName", r.version,
           r.time_zone as "timeZone", r.file_sha256 as "fileSha256", r.census, r.progress, r.report,
           r.backup_path as "backupPath", r.error_message as "errorMessage",
           (select count(*)::integer from import_problems p
             where p.run_id = r.id and p.kind = 'quarantined' and p.state in ('open', 'retry')) as "openProblems"
      from import_runs r
      left join users u on u.id = r.requested_by
     where r.id = ${id}`
  noteAccess(scope, {
    action: 'imports.open',
    entity: 'import_runs',
    entityId: String(id),
    outcome: run ? 'ok' : 'not-found',
  })
  return run ?? null
}

/** How far an import is; nobody's data. */
export async function getRunProgress(
  { db }: Scope,
  id: number,
): Promise<{ status: ImportStatus; progress: ImportProgress | null } | null> {
  const [run] = await db.$queryRaw<{ status: ImportStatus; progress: ImportProgress | null }[]>`
    select status, progress from import_runs where id = ${id}`
  return run ?? null
}

export type ProblemRow = {
  id: string
  tableName: string
  rowId: string | null
  rowNumber: bigint | null
  kind: ProblemKind
  reason: Reason
  field: string | null
  detail: string | null
  state: ProblemState
}

/** One page of what an import repaired or set aside, by table. */
export async function listProblems(
  scope: Scope,
  runId: number,
  kind: ProblemKind,
  paging: Paging,
): Promise<Page<ProblemRow>> {
  const start = startOf(paging)
  const direction = start.backwards ? Prisma.sql`desc` : Prisma.sql`asc`
  const from = start.from
    ? Prisma.sql`and (p.table_name, p.id) ${start.backwards ? Prisma.sql`<` : Prisma.sql`>`} (${String(start.from[0])}, ${String(start.from[1])})`
    : Prisma.empty
  const found = await scope.db.$queryRaw<ProblemRow[]>`
    select p.id, p.table_name as "tableName", p.row_id as "rowId", p.row_number as "rowNumber", p.kind, p.reason, p.field, p.detail, p.state
      from import_problems p
     where p.run_id = ${runId} and p.kind = ${kind} ${from}
     order by p.table_name ${direction}, p.id ${direction}
     limit ${paging.size + 1}`
  noteAccess(scope, { action: 'imports.problems', entity: 'import_problems', entityId: String(runId) })
  return toPage(found, paging.size, start, ({ tableName, id }) => [tableName, id])
}

/** One row that was set aside, whole; null when there is none. */
export async function getProblem(scope: Scope, runId: number, id: string) {
  const problem = await scope.db.importProblem.findFirst({
    where: { id, runId, kind: 'quarantined' },
    select: {
      id: true,
      runId: true,
      tableName: true,
      rowId: true,
      rowNumber: true,
      reason: true,
      field: true,
      raw: true,
      state: true,
      version: true,
    },
  })
  noteAccess(scope, {
    action: 'imports.problem',
    entity: 'import_problems',
    entityId: id,
    outcome: problem ? 'ok' : 'not-found',
  })
  return problem
}

export type ImportProblem = NonNullable<Awaited<ReturnType<typeof getProblem>>>

import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { formatMoment } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'
import { createJob, keepSelection } from '@/lib/jobs/commands'
import type { ExportParams } from '@/lib/jobs/params'
import { countRecentExports } from '@/lib/jobs/queries'
import { directExportRows, exportsPerHour, mostExportRows, type ExportFormat } from '@/lib/jobs/vocabulary'
import { shownColumns } from '@/lib/lists/columns'
import type { List } from '@/lib/lists/list'
import { filterText } from '@/lib/lists/list-address'
import { readRows, type ListRow } from '@/lib/lists/read-rows'
import { bare, type ListState } from '@/lib/lists/state'

/** The rows, when there are few enough to answer at once; otherwise the job that writes them into a file. */
export type StartedExport = { rows: ListRow[] } | { jobId: string }

const exportBatchRows = 1000

/** Exports the rows of a view as they stand, and writes down who took what: which list, by what it was filtered, how many. */
export async function startExport(
  scope: Scope,
  list: List,
  state: ListState,
  format: ExportFormat,
): Promise<StartedExport> {
  await refuseTooMany(scope)
  const columns = shownColumns(list, state)
  const found = await readRows(scope, list, state, { columns, limit: directExportRows + 1 })
  const params: ExportParams = { list: list.name, format, state: bare(state) }
  const job = { kind: 'export', name: list.name, params } as const
  if (found.length <= directExportRows) {
    const title = titleOf(list, found.length, format)
    await createJob(scope, { ...job, title, status: 'done', total: found.length })
    noteExport(scope, list, state, format, found.length, found)
    return { rows: found }
  }
  const jobId = await createJob(scope, { ...job, title: list.title, status: 'pending' })
  const total = await keepSelection(scope, jobId, list, { state }, { most: mostExportRows, batchRows: exportBatchRows })
  if (total > mostExportRows) {
    throw new AppError('value-not-allowed', {
      message: `More than ${formatCount(mostExportRows)} ${list.noun.many} match. Filter the list further, and export it in parts.`,
    })
  }
  await scope.db.$executeRaw`
    update jobs set total = ${total}::bigint, title = ${titleOf(list, total, format)} where id = ${jobId}`
  noteExport(scope, list, state, format, total, [])
  return { jobId }
}

function titleOf({ noun }: List, rows: number, format: ExportFormat) {
  return `Export ${formatCount(rows)} ${rows === 1 ? noun.one : noun.many} as ${format.toUpperCase()}`
}

/** So many an hour for each person: counted one after the other, so that twenty at once are twenty. */
async function refuseTooMany(scope: Scope) {
  await scope.db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`exports of ${scope.viewer.userId}`}, 0))`
  const { count, first } = await countRecentExports(scope)
  if (count < exportsPerHour || !first) return
  const again = new Date(first.getTime() + 3_600_000)
  throw new AppError('too-many-exports', {
    message: `You have exported ${exportsPerHour} lists within an hour, which is as many as one person may. You can export again at ${formatMoment(again, 'time')}.`,
  })
}

function noteExport(
  scope: Scope,
  list: List,
  state: ListState,
  format: ExportFormat,
  rows: number,
  listed: { patientId?: string | null }[],
) {
  noteAccess(scope, {
    action: 'export',
    entity: list.name,
    // as an address says it, which holds nothing of a patient
    fields: [
      format,
      `${formatCount(rows)} rows`,
      ...state.filters.map((filter) => filterText(list, filter)),
      ...(state.match === 'any' && state.filters.length > 1 ? ['any of these'] : []),
      ...(state.terms ? ['search'] : []),
    ],
    listedPatientIds: [...new Set(listed.flatMap(({ patientId }) => patientId ?? []))],
  })
}

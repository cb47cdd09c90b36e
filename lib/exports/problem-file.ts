import 'server-only'
import { asViewer } from '@/lib/db/scope'
import type { Viewer } from '@/lib/db/viewer'
import { bulkParams } from '@/lib/jobs/params'
import { namesOf } from '@/lib/jobs/preview'
import { listProblemRows, type JobDetails } from '@/lib/jobs/queries'
import { rowOutcomeLabels } from '@/lib/jobs/vocabulary'
import { csvLines } from './encode'

const atOnce = 1000

/** The rows of a job that were not done, with the reason and what the job kept of each, as CSV part by part. */
export async function* problemFile(viewer: Viewer, job: JobDetails): AsyncGenerator<string> {
  const list = job.kind === 'bulk' ? bulkParams.safeParse(job.params).data?.list : undefined
  let extra: string[] | null = null
  for (let after = 0; ;) {
    const { rows, names } = await asViewer(viewer, async (scope) => {
      const found = await listProblemRows(scope, job.id, after, atOnce)
      const ids = found.flatMap(({ recordId }) => recordId ?? [])
      return { rows: found, names: list ? await namesOf(scope, list, ids) : null }
    })
    // every row of one file has the same columns
    if (!extra) {
      extra = Object.keys(rows[0]?.data ?? {})
      yield `\uFEFF${csvLines([['Row', 'Id', ...(names ? ['Record'] : []), 'Outcome', 'Reason', ...extra]])}`
    }
    if (rows.length === 0) return
    const columns = extra
    yield csvLines(
      rows.map(({ rowNumber, recordId, outcome, message, data }) => [
        rowNumber,
        recordId,
        ...(names ? [names.get(recordId ?? '')?.name ?? null] : []),
        rowOutcomeLabels[outcome],
        message,
        ...columns.map((column) => data?.[column] ?? null),
      ]),
    )
    after = rows.at(-1)?.rowNumber ?? after
  }
}

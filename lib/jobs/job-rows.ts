import 'server-only'
import type { Scope } from '@/lib/db/scope'
import type * as z from 'zod'
import { bulkParams } from './params'
import { namesOf } from './preview'
import { countReasons, listJobRows, type JobDetails } from './queries'
import type { jobRowFilter } from './schema'

/** What became of the rows of a job: a page of them by name, and how often each reason was given. */
export async function readJobRows(scope: Scope, job: JobDetails, filter: z.output<typeof jobRowFilter>) {
  const page = await listJobRows(scope, job.id, filter.outcome, filter)
  const list = job.kind === 'bulk' ? bulkParams.safeParse(job.params).data?.list : undefined
  const ids = page.rows.flatMap(({ recordId }) => recordId ?? [])
  const names = list ? await namesOf(scope, list, ids) : new Map<string, { name: string; href: string }>()
  return {
    page: {
      ...page,
      rows: page.rows.map((row) => ({
        ...row,
        name: names.get(row.recordId ?? '')?.name ?? null,
        href: names.get(row.recordId ?? '')?.href ?? null,
      })),
    },
    reasons: await countReasons(scope, job.id),
  }
}
export type JobRowsPage = Awaited<ReturnType<typeof readJobRows>>

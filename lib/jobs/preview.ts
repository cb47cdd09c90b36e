import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'
import { readRows } from '@/lib/lists/read-rows'
import { findList } from '@/lib/lists/registry'
import { emptyState } from '@/lib/lists/state'
import type { RowOutcome } from './bulk'
import { findBulkAction } from './bulk-registry'
import { bulkParams } from './params'
import { listSelectedIds, type JobDetails } from './queries'
import { mostPreviewRows } from './vocabulary'

export type BulkPreview = {
  /** How many rows were looked at: all of them, or the first ones of very many. */
  looked: number
  done: number
  skipped: { message: string; count: number }[]
  /** What else follows from it. */
  consequences: string[]
  /** The first rows, by name. */
  rows: { id: string; name: string; href: string | null; outcome: RowOutcome['outcome']; message: string | null }[]
}

const namedRows = 100
const atOnce = 1000

/** What a bulk action that was prepared would do, without doing it. */
export async function previewBulk(scope: Scope, job: JobDetails): Promise<BulkPreview | null> {
  const params = bulkParams.parse(job.params)
  const [action, list] = [findBulkAction(job.name), findList(params.list)]
  if (!action || !list) return null
  const ids = await listSelectedIds(scope, job.id, mostPreviewRows)
  const outcomes = new Map<string, RowOutcome>()
  for (let start = 0; start < ids.length; start += atOnce)
    for (const outcome of await action.classify(scope, ids.slice(start, start + atOnce), params.fields))
      outcomes.set(outcome.id, outcome)
  const reasons = new Map<string, number>()
  for (const id of ids) {
    const { outcome, message } = outcomes.get(id) ?? unknown
    if (outcome !== 'done') reasons.set(message ?? '', (reasons.get(message ?? '') ?? 0) + 1)
  }
  const skipped = [...reasons].map(([message, count]) => ({ message, count })).sort((a, b) => b.count - a.count)
  const first = ids.slice(0, namedRows)
  const names = await namesOf(scope, params.list, first)
  const doable = ids.filter((id) => outcomes.get(id)?.outcome === 'done')
  return {
    looked: ids.length,
    done: ids.length - skipped.reduce((sum, { count }) => sum + count, 0),
    skipped,
    consequences: doable.length > 0 ? await action.consequences(scope, doable, params.fields) : [],
    rows: first.map((id) => {
      const { outcome, message } = outcomes.get(id) ?? unknown
      return {
        id,
        name: names.get(id)?.name ?? id,
        href: names.get(id)?.href ?? null,
        outcome,
        message: message ?? null,
      }
    }),
  }
}

const unknown = { outcome: 'skipped', message: 'It no longer exists, or is in the trash.' } as const

/** What rows of a list are called and where they are; those that are gone have no name. */
export async function namesOf(
  scope: Scope,
  listName: string,
  ids: string[],
): Promise<Map<string, { name: string; href: string }>> {
  const list = findList(listName)
  const [identity] = list?.columns ?? []
  if (!list || !identity || ids.length === 0) return new Map()
  const rows = await readRows(scope, list, emptyState, { columns: [identity], limit: ids.length, ids })
  const patients = rows.flatMap(({ patientId }) => patientId ?? [])
  noteAccess(scope, { action: 'jobs.rows', entity: list.name, listedPatientIds: [...new Set(patients)] })
  return new Map(
    rows.map((row) => [
      row.id,
      { name: String(row.labels[identity.id] ?? row.values[identity.id] ?? row.id), href: row.href },
    ]),
  )
}

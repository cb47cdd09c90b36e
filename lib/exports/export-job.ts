import 'server-only'
import { AppError } from '@/lib/errors/app-error'
import { defineJobHandler, type JobContext } from '@/lib/jobs/handler'
import { exportParams } from '@/lib/jobs/params'
import { getBatch } from '@/lib/jobs/queries'
import { shownColumns } from '@/lib/lists/columns'
import type { List, ListColumn } from '@/lib/lists/list'
import { readRows, type ListRow } from '@/lib/lists/read-rows'
import { findList } from '@/lib/lists/registry'
import { emptyState, listState } from '@/lib/lists/state'
import { encode } from './encode'
import { exportFileName, writeExportFile } from './files'

/** Writes a large view into a file, batch by batch: memory does not grow with the rows. */
export const exportJob = defineJobHandler({
  params: exportParams,
  run: async ({ id, total, params: { list: name, format, state } }, context) => {
    const list = findList(name)
    if (!list) throw new AppError('not-found', { message: 'This list no longer exists.' })
    const columns = shownColumns(list, listState.parse(state))
    const counted = { rows: 0 }
    const rows = batches({ id, list, columns }, context, counted)
    const file = await writeExportFile(id, format, encode(format, { title: list.title, columns, rows }))
    return {
      done: counted.rows,
      skipped: Math.max(0, (total ?? 0) - counted.rows), // gone to the trash meanwhile
      file: { ...file, name: exportFileName(list.name, format, new Date()) },
    }
  },
})

const progressEvery = 5

async function* batches(
  { id, list, columns }: { id: string; list: List; columns: readonly ListColumn[] },
  { transaction, progress, signal }: JobContext,
  counted: { rows: number },
): AsyncGenerator<ListRow[]> {
  for (let number = 0; ; number += 1) {
    if (signal.aborted) throw signal.reason
    const rows = await transaction(async (scope) => {
      const batch = await getBatch(scope, id, number)
      if (!batch) return null
      // by id alone, then put in the order that was kept: a row stays in, whatever it says by now
      const found = await readRows(scope, list, emptyState, { columns, limit: batch.ids.length, ids: batch.ids })
      const byId = new Map(found.map((row) => [row.id, row]))
      return batch.ids.flatMap((rowId) => byId.get(rowId) ?? [])
    })
    if (!rows) return
    counted.rows += rows.length
    if (number % progressEvery === 0) await progress({ done: counted.rows })
    yield rows
  }
}

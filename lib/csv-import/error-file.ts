import 'server-only'
import { asViewer } from '@/lib/db/scope'
import type { Viewer } from '@/lib/db/viewer'
import { readData, readRows } from './decode'
import { listReasons } from './queries'
import type { ReadingSettings } from './vocabulary'
import { csvLine, encoderOf } from './write-csv'

/** No field's name in any language: a mended file is sent again with this column still in it. */
const reasonHeader = 'Why it was left out'
const atOnce = 1000

type Asked = { filePath: string; settings: ReadingSettings; jobId: string }

/**
 * The rows that failed, as they stand in the file, with the reason behind them: the same columns, delimiter and encoding,
 * to be mended and sent again. One row in memory at a time, and some reasons.
 */
export async function* errorFile(viewer: Viewer, { filePath, settings, jobId }: Asked): AsyncGenerator<Buffer> {
  const { start, encode } = encoderOf(settings.encoding)
  yield start
  if (settings.hasHeader) {
    for await (const { cells } of readRows(filePath, settings)) {
      yield encode(csvLine([...cells, reasonHeader], settings))
      break
    }
  }
  const failed = reasonsOf(viewer, jobId)
  let next = await failed.next()
  for await (const { rowNumber, cells } of readData(filePath, settings)) {
    if (next.done) break
    if (rowNumber !== next.value.rowNumber) continue
    yield encode(csvLine([...cells, next.value.message ?? ''], settings))
    next = await failed.next()
  }
}

async function* reasonsOf(viewer: Viewer, jobId: string) {
  for (let after = 0; ;) {
    const from = after
    const reasons = await asViewer(viewer, (scope) => listReasons(scope, jobId, from, atOnce))
    yield* reasons
    const last = reasons.at(-1)
    if (!last || reasons.length < atOnce) return
    after = last.rowNumber
  }
}

import 'server-only'
import { log } from '@/lib/log'
import type { FileStore } from '@/lib/storage/file-store'
import { readContent } from './content'
import { LeaseLost, ReportFailure, WorkerStopping } from './failure'
import { filesOf, removeFiles, removeLeftovers, syncFiles, type TemporaryFile } from './files'
import { orderOf } from './order'
import { publishReport } from './publish'
import { failRequest, giveBackRequest, holdRequest, noteSteps, type TakenRequest } from './queue'
import type { Renderer } from './renderer'
import type { ReportWorkerSettings } from './settings'
import type { Trace } from './trace'

/** So often a record may change under the pages before the try is given up. */
const mostRounds = 4

type Tools = { settings: ReportWorkerSettings; store: FileStore; renderer: Renderer; trace: Trace; stop: AbortSignal }
export type Outcome = 'published' | 'failed' | 'lost' | 'stopped'

/** Makes one report that this worker has taken, to its end one way or another. */
export async function makeReport(taken: TakenRequest, tools: Tools): Promise<Outcome> {
  const { settings, trace, stop, store } = tools
  const lease = holdRequest(taken, settings, trace, stop)
  let files: TemporaryFile[] = []
  try {
    await trace.done('claim')
    const { folder } = await orderOf(taken)
    files = filesOf(store, folder, taken.fence)
    if (taken.fence > 1) await removeLeftovers(store, folder) // of the tries before: none of them can publish any more
    await untilUnchanged(taken, files, tools, lease.signal)
    lease.release()
    await removeLeftovers(store, folder)
    await trace.done('ack')
    await noteSteps(taken, trace)
    return 'published'
  } catch (error) {
    lease.release()
    if (trace.steps.some(({ step }) => step === 'publish')) throw error // it is published; tidying up can wait
    await removeFiles(store, files).catch(() => {})
    return settle(taken, error, tools)
  } finally {
    lease.release()
  }
}

/** Reads, draws, places and publishes; again when the record changed meanwhile, which is nobody's failure. */
async function untilUnchanged(taken: TakenRequest, files: TemporaryFile[], tools: Tools, signal: AbortSignal) {
  const { trace, renderer, store } = tools
  for (let round = 1; round <= mostRounds; round += 1) {
    const order = await orderOf(taken)
    const content = await readContent(order)
    await trace.done('read')
    const targets = files.map(({ variant, path }) => ({ variant, path }))
    const { document, signature, identity, images } = content
    await renderer.render({ document, signature, identity, images, targets }, signal, (step) => trace.done(step))
    const placed = await inStorage(() => syncFiles(files))
    await trace.done('fsync')
    for (const { path, key } of files) await inStorage(() => store.place(path, key))
    await trace.done('rename')
    if (signal.aborted) throw signal.reason
    const answer = await publishReport(taken, order, content, placed, trace)
    if (answer === 'published') return trace.done('publish')
    trace.again()
  }
  throw new ReportFailure('data', 'The record kept changing while its report was being made.')
}

async function inStorage<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ReportFailure) throw error
    throw new ReportFailure('storage', 'The file could not be kept. The disk may be full, or the store out of reach.')
  }
}

/** Writes down how a try ended otherwise than well. */
async function settle(taken: TakenRequest, error: unknown, { trace, settings }: Tools): Promise<Outcome> {
  if (error instanceof LeaseLost) return 'lost'
  if (error instanceof WorkerStopping) {
    await giveBackRequest(taken, trace)
    return 'stopped'
  }
  const failure =
    error instanceof ReportFailure
      ? error
      : new ReportFailure('data', 'The record could not be read, or the report not be written.')
  log().warn(
    {
      request: taken.id,
      attempt: taken.attempts,
      class: failure.errorClass,
      ...(failure !== error && { kind: error instanceof Error ? error.name : typeof error }),
    },
    'report failed',
  )
  return (await failRequest(taken, failure, trace, settings.retrySeconds)) ? 'failed' : 'lost'
}

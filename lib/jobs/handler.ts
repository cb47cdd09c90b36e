import 'server-only'
import type * as z from 'zod'
import type { Scope } from '@/lib/db/scope'
import type { JobKind } from './vocabulary'

/** A job as its handler sees it. */
export type Job<Params = unknown> = {
  id: string
  kind: JobKind
  /** What it does within its kind: the name of a bulk action, of a list. */
  name: string
  params: Params
  /** How many rows there are, once somebody has counted. */
  total: number | null
  done: number
  skipped: number
  failed: number
  /** What the handler's last chunk returned; 0 in the beginning. The next chunk goes on from here. */
  position: number
  /** The operation that all its writes belong to. */
  operationId: string | null
  /** Why, in the words of whoever asked for it. */
  reason: string | null
}

/** What became of one row; kept with the job, shown on its page, and in its error file when it was not done. */
export type JobRow = {
  rowNumber: number
  recordId: string | null
  outcome: 'done' | 'skipped' | 'failed'
  message?: string | undefined
  /** What the error file shows of the row beside the reason, such as the line of the file it came from, by column. */
  data?: Record<string, string> | undefined
}

export type ChunkResult = {
  /** Where the next chunk goes on. Must grow. */
  position: number
  rows: JobRow[]
}

type Common<Params> = {
  params: z.ZodType<Params>
  /**
   * In a transaction of its own before anything else: looks at what there is to do and says how many rows that is. Runs
   * again after a worker was killed before it came to an end.
   */
  start?: (scope: Scope, job: Job<Params>) => Promise<{ total: number | null }>
  /** In the transaction that calls the job done, failed or cancelled. */
  finish?: (scope: Scope, job: Job<Params>, ended: 'done' | 'failed' | 'cancelled') => Promise<void>
}

/**
 * Work in chunks of some hundred rows. A chunk is one transaction as the person who asked: what it writes, what became
 * of its rows and how far the job is are there together or not at all, so a killed worker neither forgets nor repeats a
 * row. It may run again after a deadlock, so it must do nothing but query. Null: there is nothing left.
 */
export type ChunkedHandler<Params> = Common<Params> & {
  chunk: (scope: Scope, job: Job<Params>) => Promise<ChunkResult | null>
  /** How long one chunk may take; 60 when unnamed. */
  timeoutSeconds?: number
}

/** Work that is not rows in the database: writing a file, or one long transaction. Begins anew after a killed worker. */
export type WholeHandler<Params> = Common<Params> & {
  run: (job: Job<Params>, context: JobContext) => Promise<JobResult>
}

export type JobHandler<Params> = ChunkedHandler<Params> | WholeHandler<Params>

export type JobContext = {
  /** One transaction as the person who asked, within the job's operation. */
  transaction: <Result>(work: (scope: Scope) => Promise<Result>, timeoutSeconds?: number) => Promise<Result>
  /** Writes down how far it is; throws `JobEnded` when the job was cancelled or is another worker's now. */
  progress: (counts: { done: number; skipped?: number; failed?: number; total?: number }) => Promise<void>
  /** Aborted when the worker must stop or has lost the job. */
  signal: AbortSignal
}

export type JobResult = {
  done: number
  skipped?: number
  failed?: number
  /** A file for the person who asked. */
  file?: { path: string; name: string; bytes: number; sha256: string }
}

/** A handler whatever its parameters are: reads them from the job by itself. */
export type AnyJobHandler = {
  start: (scope: Scope, job: Job) => Promise<{ total: number | null }>
  finish: (scope: Scope, job: Job, ended: 'done' | 'failed' | 'cancelled') => Promise<void>
} & (
  | { chunk: (scope: Scope, job: Job) => Promise<ChunkResult | null>; timeoutSeconds: number }
  | { run: (job: Job, context: JobContext) => Promise<JobResult> }
)

/** Lets handlers of different parameters stand in one registry. */
export function defineJobHandler<Params>(handler: JobHandler<Params>): AnyJobHandler {
  const read = (job: Job): Job<Params> => ({ ...job, params: handler.params.parse(job.params) })
  const common = {
    start: async (scope: Scope, job: Job) => (await handler.start?.(scope, read(job))) ?? { total: job.total },
    finish: async (scope: Scope, job: Job, ended: 'done' | 'failed' | 'cancelled') =>
      handler.finish?.(scope, read(job), ended),
  }
  if ('run' in handler) return { ...common, run: (job, context) => handler.run(read(job), context) }
  return {
    ...common,
    timeoutSeconds: handler.timeoutSeconds ?? 60,
    chunk: (scope, job) => handler.chunk(scope, read(job)),
  }
}

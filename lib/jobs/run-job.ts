import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import { asWorker, type Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { explain } from '@/lib/errors/explain'
import { fromDatabase } from '@/lib/errors/from-database'
import { log } from '@/lib/log'
import type { AnyJobHandler, Job, JobContext } from './handler'
import { jobHandlers } from './handlers'
import { holdLease, JobEnded, leaseSeconds } from './lease'
import { asRequester, type Taken } from './requester'
import { countProgress, endJob, loadJob, refuseWhenCancelled, writeChunk } from './steps'
import type { JobKind } from './vocabulary'

/** A job whose worker was killed so often is what kills it. */
const mostTakings = 10
const mostAttempts = 5

/**
 * Takes the next job of these kinds and carries it out: to its end, until it is cancelled, or until `signal` says stop,
 * after which the next worker goes on. Says whether there was one.
 */
export async function runNextJob(kinds: JobKind[], signal: AbortSignal, handlers = jobHandlers): Promise<boolean> {
  const [taken] = await asWorker(
    ({ db }) => db.$queryRaw<Taken[]>`
    select id, kind, fence from app.claim_job(${kinds}::text[], ${leaseSeconds}::integer)`,
  )
  if (!taken) return false
  const lease = holdLease(taken, signal)
  try {
    const handler = handlers[taken.kind]
    if (!handler) throw new AppError('not-found', { message: 'Nobody here knows how to do this kind of job.' })
    if (taken.fence % mostTakings === 0)
      throw new AppError('busy', { message: `The worker was stopped ${mostTakings} times while at this job.` })
    await carryOut(taken, handler, lease.signal)
  } catch (error) {
    await settle(taken, error, handlers[taken.kind])
  } finally {
    lease.release()
  }
  return true
}

async function carryOut(taken: Taken, handler: AnyJobHandler, signal: AbortSignal) {
  const job = await patiently(signal, () =>
    asRequester(taken, async (scope) => {
      const loaded = await loadJob(scope, taken)
      const { total } = loaded.position === 0 ? await handler.start(scope, loaded) : loaded
      await countProgress(scope, taken, { total })
      return { ...loaded, total }
    }),
  )
  if ('run' in handler) {
    const { skipped = 0, failed = 0, ...rest } = await handler.run(job, contextOf(taken, job, signal))
    await patiently(signal, () =>
      asRequester(taken, (scope) => countProgress(scope, taken, { skipped, failed, ...rest })),
    )
  } else {
    while (await patiently(signal, () => runChunk(taken, handler)));
  }
  await asRequester(taken, async (scope) => endJob(scope, taken, await loadJob(scope, taken), handler, 'done'))
}

/** One chunk and everything about it in one transaction. Says whether there was one. */
async function runChunk(taken: Taken, handler: Extract<AnyJobHandler, { chunk: unknown }>): Promise<boolean> {
  return asRequester(
    taken,
    async (scope) => {
      await refuseWhenCancelled(scope, taken)
      const job = await loadJob(scope, taken)
      await joinOperation(scope, job)
      const result = await handler.chunk(scope, job)
      if (result) await writeChunk(scope, taken, job, result)
      return result !== null
    },
    handler.timeoutSeconds,
  )
}

/** All writes of a job are one operation, begun by its first write. */
async function joinOperation({ db }: Scope, { name, reason, operationId }: Job) {
  await db.$executeRaw`select set_config('app.action', ${name}, true), set_config('app.reason', ${reason ?? ''}, true)`
  if (operationId) await db.$executeRaw`select app.continue_operation(${operationId})`
}

function contextOf(taken: Taken, job: Job, signal: AbortSignal): JobContext {
  return {
    signal,
    progress: (counts) => patiently(signal, () => asRequester(taken, (scope) => countProgress(scope, taken, counts))),
    transaction: (work, timeoutSeconds) =>
      patiently(signal, () =>
        asRequester(
          taken,
          async (scope) => {
            await joinOperation(scope, job)
            const result = await work(scope)
            await countProgress(scope, taken, {}) // still ours, or taken back; and which operation it was
            return result
          },
          timeoutSeconds,
        ),
      ),
  }
}

/** Again when the database was busy or away; the lease is held meanwhile. */
async function patiently<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    if (signal.aborted) throw signal.reason
    try {
      return await work()
    } catch (error) {
      if (attempt === mostAttempts || !mayPass(error)) throw error
      await wait(2 ** attempt * 250, undefined, { signal }).catch(() => {})
    }
  }
}

/** Whether trying again may help: whatever is not known to be an answer. */
function mayPass(error: unknown) {
  if (error instanceof JobEnded) return false
  const expected = error instanceof AppError ? error : fromDatabase(error)
  return !expected || expected.code === 'busy'
}

/** Writes down how a job ended otherwise than well. */
async function settle(taken: Taken, error: unknown, handler: AnyJobHandler | undefined) {
  if (error instanceof JobEnded && error.how === 'lost') return // another worker has it, and says what becomes of it
  if (error instanceof JobEnded && error.how === 'stopping') {
    await asWorker(
      ({ db }) => db.$executeRaw`
      update jobs set lease_until = clock_timestamp() where id = ${taken.id} and fence = ${taken.fence} and status = 'running'`,
    )
    return
  }
  const how = error instanceof JobEnded ? 'cancelled' : 'failed'
  const message = error instanceof JobEnded ? null : explain(error, `jobs.${taken.kind}`).message
  log().info({ job: taken.id, kind: taken.kind, how }, 'job ended')
  try {
    await asRequester(taken, async (scope) => endJob(scope, taken, await loadJob(scope, taken), handler, how, message))
  } catch {
    // its person may no longer act, or the handler's own last words failed: the worker's word stands
    await asWorker(
      ({ db }) => db.$executeRaw`
      update jobs set status = ${how}, error_message = ${message}, finished_at = now()
       where id = ${taken.id} and fence = ${taken.fence} and status = 'running'`,
    )
  }
}

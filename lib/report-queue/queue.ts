import 'server-only'
import { asWorker } from '@/lib/db/scope'
import { LeaseLost, WorkerStopping, type ReportFailure } from './failure'
import type { ReportWorkerSettings } from './settings'
import type { Trace } from './trace'

/** A request that this worker has taken. The fence is the number of that taking. */
export type TakenRequest = { id: string; fence: number; attempts: number }

/** The next request in the order of the queue; null when there is none to make now. */
export async function claimRequest({ name, leaseSeconds }: ReportWorkerSettings): Promise<TakenRequest | null> {
  const [taken] = await asWorker(
    ({ db }) => db.$queryRaw<TakenRequest[]>`
    select id, fence, attempts from app.claim_report(${name}, ${leaseSeconds}::numeric)`,
  )
  return taken ?? null
}

/** Shows signs of life until released. Its signal is aborted when the request is lost or the worker must stop. */
export function holdRequest(
  { id, fence }: TakenRequest,
  { leaseSeconds }: ReportWorkerSettings,
  trace: Trace,
  stop: AbortSignal,
): { signal: AbortSignal; release: () => void } {
  const ended = new AbortController()
  const onStop = () => ended.abort(new WorkerStopping())
  if (stop.aborted) onStop()
  stop.addEventListener('abort', onStop)
  const beat = async () => {
    try {
      const [held] = await asWorker(
        ({ db }) => db.$queryRaw<{ ours: boolean }[]>`
        select app.hold_report(${id}, ${fence}::integer, ${leaseSeconds}::numeric, ${JSON.stringify(trace.steps)}::jsonb) as ours`,
      )
      if (!held?.ours) ended.abort(new LeaseLost())
    } catch {
      // the row was locked or the database away: the next beat, or whoever takes the request over, will tell
    }
  }
  const timer = setInterval(() => void beat(), (leaseSeconds * 1000) / 4)
  return {
    signal: ended.signal,
    release: () => {
      clearInterval(timer)
      stop.removeEventListener('abort', onStop)
    },
  }
}

/**
 * Writes down how a try failed. Later tries wait four times as long each, give or take a half, so that many that failed
 * together do not come back together. Says where the request stands now; null when it is no longer ours.
 */
export async function failRequest(
  { id, fence, attempts }: TakenRequest,
  { outcome, errorClass, message, mayPass }: ReportFailure,
  trace: Trace,
  retrySeconds: number,
): Promise<'pending' | 'failed' | null> {
  const delay = mayPass ? retrySeconds * 4 ** (attempts - 1) * (0.5 + Math.random()) : null
  const [ended] = await asWorker(
    ({ db }) => db.$queryRaw<{ status: 'pending' | 'failed' | null }[]>`
    select app.fail_report(${id}, ${fence}::integer, ${outcome}, ${errorClass}, ${message}, ${delay}::numeric,
                           ${JSON.stringify(trace.steps)}::jsonb) as status`,
  )
  return ended?.status ?? null
}

/** A worker that stops puts back what it has. */
export async function giveBackRequest({ id, fence }: TakenRequest, trace: Trace): Promise<void> {
  await asWorker(
    ({ db }) =>
      db.$queryRaw`select app.give_back_report(${id}, ${fence}::integer, ${JSON.stringify(trace.steps)}::jsonb)`,
  )
}

/** What was done after publishing. */
export async function noteSteps({ id, fence }: TakenRequest, trace: Trace): Promise<void> {
  await asWorker(
    ({ db }) =>
      db.$executeRaw`select app.note_report_steps(${id}, ${fence}::integer, ${JSON.stringify(trace.steps)}::jsonb)`,
  )
}

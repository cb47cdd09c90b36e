import 'server-only'
import { asWorker } from '@/lib/db/scope'
import type { Taken } from './requester'

export const leaseSeconds = 30
const beatMilliseconds = 8000

/** The end of a job that is no failure of its work. */
export class JobEnded extends Error {
  readonly how: 'cancelled' | 'lost' | 'stopping'

  constructor(how: JobEnded['how']) {
    super(`The job was ${how}.`)
    this.how = how
  }
}

/** Shows signs of life until released. Its signal is aborted when the job is cancelled, lost, or the worker must stop. */
export function holdLease({ id, fence }: Taken, stop: AbortSignal): { signal: AbortSignal; release: () => void } {
  const ended = new AbortController()
  const onStop = () => ended.abort(new JobEnded('stopping'))
  if (stop.aborted) onStop()
  stop.addEventListener('abort', onStop)
  const timer = setInterval(async () => {
    try {
      const [held] = await asWorker(
        ({ db }) => db.$queryRaw<{ cancelled: boolean | null }[]>`
        select app.hold_job(${id}, ${fence}::integer, ${leaseSeconds}::integer) as cancelled`,
      )
      if (held?.cancelled === null) ended.abort(new JobEnded('lost'))
      if (held?.cancelled) ended.abort(new JobEnded('cancelled'))
    } catch {
      // the row was locked or the database away: the next beat, or whoever takes the job over, will tell
    }
  }, beatMilliseconds)
  return {
    signal: ended.signal,
    release: () => {
      clearInterval(timer)
      stop.removeEventListener('abort', onStop)
    },
  }
}

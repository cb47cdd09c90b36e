/*
 * A worker in a process of its own, to be killed. It says each moment it comes to, and at the one it was told it stands
 * still: `chunk 2 begun`, `chunk 2 written` (and not committed); `transaction 2 written` (and not committed),
 * `transaction 2 committed`.
 */
import fs from 'node:fs'
import type { AnyJobHandler, JobContext } from '@/lib/jobs/handler'
import { jobHandlers } from '@/lib/jobs/handlers'
import { runNextJob } from '@/lib/jobs/run-job'
import type { JobKind } from '@/lib/jobs/vocabulary'

const [kind, stopAt] = process.argv.slice(2) as [JobKind, string]
let count = 0

function reach(moment: string) {
  fs.writeSync(1, `${moment}\n`)
  if (moment === stopAt) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

function told(handler: AnyJobHandler): AnyJobHandler {
  if ('run' in handler) return { ...handler, run: (job, context) => handler.run(job, toldContext(context)) }
  return {
    ...handler,
    chunk: async (scope, job) => {
      count += 1
      reach(`chunk ${count} begun`)
      const result = await handler.chunk(scope, job)
      reach(`chunk ${count} written`)
      return result
    },
  }
}

function toldContext(context: JobContext): JobContext {
  return {
    ...context,
    transaction: async (work, timeoutSeconds) => {
      count += 1
      const result = await context.transaction(async (scope) => {
        const made = await work(scope)
        reach(`transaction ${count} written`)
        return made
      }, timeoutSeconds)
      reach(`transaction ${count} committed`)
      return result
    },
  }
}

const handler = jobHandlers[kind]
if (!handler) throw new Error(`Nobody does jobs of the kind ${kind}.`)
await runNextJob([kind], new AbortController().signal, { [kind]: told(handler) })

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import readline from 'node:readline'
import type pg from 'pg'
import type { JobKind } from '@/lib/jobs/vocabulary'
import { expireLease } from './job.ts'

const repository = path.resolve(import.meta.dirname, '../../..')

/**
 * Lets a worker in a process of its own take the next job of this kind, and kills it with SIGKILL at that moment (see
 * worker-child.ts). What it held is free for the next worker afterwards, as after half a minute without a sign of life.
 */
export async function killWorkerAt(db: pg.Client, jobId: string, kind: JobKind, moment: string): Promise<void> {
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', path.join(import.meta.dirname, 'worker-child.ts'), kind, moment],
    { cwd: repository, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const exited = once(child, 'exit')
  let reached = false
  for await (const line of readline.createInterface({ input: child.stdout }))
    if (line === moment) {
      reached = true
      break
    }
  child.kill('SIGKILL')
  await exited
  if (!reached) throw new Error(`The worker never came to "${moment}".`)
  await expireLease(db, jobId)
}

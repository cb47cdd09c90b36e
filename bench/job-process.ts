import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import path from 'node:path'
import { readSecrets } from '../scripts/bootstrap/secrets.mjs'
import { ensureContextKey, ensureWebLogin } from '../scripts/database/logins.ts'
import { onServer, openBenchServer } from './database.ts'
import { ensureProgramme } from './programme.ts'

export type JobBench = { run: (args: string[]) => Promise<object>; administrator: string; doctor: string }

/** A programme of patients with an administrator, in which jobs run, each in a process of its own. */
export async function withJobs<Result>(
  data: string,
  patients: number,
  work: (bench: JobBench) => Promise<Result>,
): Promise<Result> {
  const server = await openBenchServer(data)
  try {
    const url = await ensureProgramme(server, patients)
    const folder = path.join(data, 'bench-jobs')
    const secrets = readSecrets(folder)
    return await onServer(url, async (client) => {
      await ensureContextKey(client, secrets.contextKey)
      const webUrl = await ensureWebLogin(client, url, randomBytes(24).toString('base64url'))
      const administrator = `bench-${randomUUID()}`
      await client.query(
        "insert into users (id, email, name, role) values ($1, $1 || '@example.test', 'Benchmark', 'admin')",
        [administrator],
      )
      const { rows } = await client.query<{ id: string }>(
        "select doctor_id as id from doctors where approval_state = 'approved' and deleted_at is null order by 1 limit 1",
      )
      const environment = {
        SUBSTANTIA_WEB_DATABASE_URL: webUrl,
        SUBSTANTIA_CONTEXT_KEY: secrets.contextKey,
        SUBSTANTIA_CURSOR_KEY: secrets.cursorKey,
        SUBSTANTIA_DATA: folder,
        SUBSTANTIA_LOG_LEVEL: 'error',
      }
      return work({ administrator, doctor: rows[0]?.id ?? '', run: (args) => runJob(args, environment) })
    })
  } finally {
    await server.stop()
  }
}

/** With little memory to grow into: what a job needs shows then, not what garbage may wait. */
async function runJob(args: string[], environment: Record<string, string>): Promise<object> {
  const child = spawn(
    process.execPath,
    ['--max-old-space-size=128', '--conditions=react-server', '--import', 'tsx', 'bench/job-child.ts', ...args],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...environment } },
  )
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk))
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`The job ended with ${code}: ${output}`)
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as object
}

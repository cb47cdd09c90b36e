import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import path from 'node:path'
import { hash } from '@node-rs/argon2'
import type pg from 'pg'
import { onServer, openBenchServer } from './database.ts'
import { ensureProgramme } from './programme.ts'
import { logIn } from './visitor.ts'

const port = 3180
const base = `http://localhost:${port}`

/** The whole application on a programme of patients, with an administrator who is logged in. */
export type WebBench = { base: string; cookie: string; administrator: string; client: pg.Client; folder: string }

export async function withWeb<Result>(
  data: string,
  patients: number,
  work: (bench: WebBench) => Promise<Result>,
): Promise<Result> {
  const server = await openBenchServer(data)
  try {
    const url = await ensureProgramme(server, patients)
    return await onServer(url, async (client) => {
      const folder = path.join(data, 'bench-web')
      const { id: administrator, email, password } = await makeAdministrator(client)
      const web = await startWeb(url, folder)
      try {
        return await work({ base, cookie: await logIn(base, email, password), administrator, client, folder })
      } finally {
        await web.stop()
      }
    })
  } finally {
    await server.stop()
  }
}

async function makeAdministrator(client: pg.Client) {
  const [id, password] = [`bench-${randomUUID()}`, randomBytes(24).toString('base64url')]
  const email = `${id}@example.test`
  await client.query(
    "insert into users (id, email, name, role, password_hash) values ($1, $2, 'Benchmark', 'admin', $3)",
    [id, email, await hash(password)],
  )
  return { id, email, password }
}

async function startWeb(url: string, folder: string): Promise<{ stop: () => Promise<void> }> {
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      DATABASE_URL: url,
      SUBSTANTIA_DATA: folder,
      SUBSTANTIA_PUBLIC_URL: base,
      SUBSTANTIA_LOG_LEVEL: 'error',
    },
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => String(chunk).includes('is ready') && resolve())
    void ended.then(() => reject(new Error('The web server did not start.')))
  })
  return {
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { text } from 'node:stream/consumers'

const repository = path.resolve(import.meta.dirname, '../../../..')

type Place = { databaseUrl: string; data: string }

/** Runs one of the command line tools as `npm run` does, called from within its data folder. */
export async function command({ databaseUrl, data }: Place, ...args: string[]) {
  const child = spawn(process.execPath, ['scripts/run.mjs', ...args], {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      SUBSTANTIA_DATA: data,
      INIT_CWD: data,
      SUBSTANTIA_TIME_ZONE: 'UTC',
    },
  })
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code: Number(code), out, err }
}

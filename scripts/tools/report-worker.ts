import pg from 'pg'
import { connectionSettings } from '../database/connection.ts'
import { ensureWebLogin } from '../database/logins.ts'
import { openDatabase } from '../database/service.mjs'
import { PlainError } from '../bootstrap/plain-error.mjs'
import type { Secrets } from '../bootstrap/secrets.mjs'
import type { Settings } from '../bootstrap/settings.mjs'
import { runTool } from './tool.ts'

await runTool({
  usage: `
npm run worker

Makes reports beside the worker that npm start runs, on this machine or on another: as many of these as you like. Ctrl-C
stops it; the report it is at goes back into the queue.
On another machine it needs SUBSTANTIA_WEB_DATABASE_URL and SUBSTANTIA_CONTEXT_KEY of the first one, and the same files:
a bucket (SUBSTANTIA_BUCKET) or a folder both see (SUBSTANTIA_DATA/files). docs/report-queue.md says more.`,
  options: {},
  async run({ settings, secrets }) {
    process.env.SUBSTANTIA_WEB_DATABASE_URL ||= await localLogin(settings, secrets)
    process.env.SUBSTANTIA_CONTEXT_KEY ||= secrets.contextKey
    const { runReportWorker } = await import('../../lib/report-queue/run-report-worker.ts')
    const stop = new AbortController()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort())
    console.error('Making reports. Ctrl-C stops.')
    await runReportWorker(stop.signal)
  },
})

/** The application's own login to the database of this installation, which must be running. */
async function localLogin(settings: Settings, secrets: Secrets) {
  const database = await openDatabase(settings, secrets)
  if (!settings.databaseUrl && !database.description.includes('was running')) {
    await database.stop()
    throw new PlainError('Substantia does not run here. Start it with npm start, or set SUBSTANTIA_WEB_DATABASE_URL.')
  }
  const client = new pg.Client(connectionSettings(database.ownerUrl))
  await client.connect()
  try {
    return await ensureWebLogin(client, database.ownerUrl, secrets.webPassword)
  } finally {
    await client.end()
  }
}

/*
 * Brings a reachable database up to date: migrations, the application's own login, the key that signs viewers, demo data
 * or a link for the first administrator. Run by the supervisor, which gets the result as a message.
 */
import pg from 'pg'
import { report } from '../bootstrap/fail.mjs'
import { PlainError } from '../bootstrap/plain-error.mjs'
import { readSecrets } from '../bootstrap/secrets.mjs'
import { connectionSettings } from './connection.ts'
import { ensureDemo } from './demo.ts'
import { ensureContextKey, ensureWebLogin } from './logins.ts'
import { makeFirstAdministratorLink } from './first-administrator.ts'
import { applyMigrations } from './schema-engine.ts'

const { DATABASE_URL, SUBSTANTIA_DATA, SUBSTANTIA_LOAD_DEMO, SUBSTANTIA_PUBLIC_URL } = process.env

try {
  if (!DATABASE_URL || !SUBSTANTIA_DATA || !SUBSTANTIA_PUBLIC_URL)
    throw new PlainError('This is started by npm start.', { exitCode: 2 })
  const applied = await applyMigrations(DATABASE_URL).catch(explainMigration)
  if (applied.length > 0) console.log(`Applied ${applied.length} migrations, the last ${applied.at(-1)}`)

  const secrets = readSecrets(SUBSTANTIA_DATA)
  const client = new pg.Client(connectionSettings(DATABASE_URL))
  await client.connect()
  const webUrl = await ensureWebLogin(client, DATABASE_URL, secrets.webPassword)
  await ensureContextKey(client, secrets.contextKey)
  const demo = await ensureDemo(client, SUBSTANTIA_DATA, Boolean(SUBSTANTIA_LOAD_DEMO))
  const firstAdministratorLink = await makeFirstAdministratorLink(client, SUBSTANTIA_PUBLIC_URL)
  await client.end()
  process.send?.({ webUrl, demo, firstAdministratorLink })
  process.disconnect?.()
} catch (error) {
  process.exitCode = report(error)
  process.disconnect?.()
}

function explainMigration(error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error)
  throw new PlainError(`The database could not be brought up to date, and was left as it was. ${reason}`, {
    cause: error,
  })
}

// @ts-check
/*
 * What the start script must know before anything is installed. The application itself reads its settings through
 * lib/env.ts; a test keeps the names here, there and in .env.example the same.
 */
import fs from 'node:fs'
import path from 'node:path'
import { PlainError } from './plain-error.mjs'

export const repository = path.resolve(import.meta.dirname, '../..')

/**
 * @typedef {{ port: number, host: string, publicUrl: string, data: string, databaseUrl: string | null,
 *             databasePort: number, production: boolean }} Settings
 */

/** Settings from the environment and, below it, from `.env`. @returns {Settings} */
export function readSettings() {
  const file = path.join(repository, '.env')
  if (fs.existsSync(file)) process.loadEnvFile(file)
  const { PORT, HOST, SUBSTANTIA_DATA, SUBSTANTIA_PUBLIC_URL, SUBSTANTIA_DATABASE_PORT, DATABASE_URL, NODE_ENV } =
    process.env
  const port = portNumber('PORT', PORT, 3000)
  const databaseUrl = DATABASE_URL || null
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new PlainError(
      'DATABASE_URL must start with postgresql://, as in postgresql://owner:password@host:5432/substantia.',
    )
  }
  return {
    port,
    host: HOST || '127.0.0.1',
    publicUrl: (SUBSTANTIA_PUBLIC_URL || `http://localhost:${port}`).replace(/\/$/, ''),
    data: path.resolve(repository, SUBSTANTIA_DATA || 'var'),
    databaseUrl,
    databasePort: portNumber('SUBSTANTIA_DATABASE_PORT', SUBSTANTIA_DATABASE_PORT, 54329),
    production: NODE_ENV === 'production',
  }
}

/** @param {string} name @param {string | undefined} value @param {number} fallback */
function portNumber(name, value, fallback) {
  if (!value) return fallback
  const port = Number(value)
  if (Number.isInteger(port) && port > 0 && port < 65536) return port
  throw new PlainError(`${name} must be a port number between 1 and 65535, not "${value}".`)
}

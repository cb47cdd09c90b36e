import 'server-only'
import pino from 'pino'
import { env } from './env'

const kept = globalThis as typeof globalThis & { substantiaLog?: pino.Logger }

/**
 * The log. Call it with names and numbers, never with records, forms or whole errors: a database error quotes the row.
 */
export function log(): pino.Logger {
  kept.substantiaLog ??= pino({
    level: env().SUBSTANTIA_LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  })
  return kept.substantiaLog
}

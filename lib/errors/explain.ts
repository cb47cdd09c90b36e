import 'server-only'
import { randomInt } from 'node:crypto'
import { log } from '@/lib/log'
import { AppError } from './app-error'
import { databaseCause, fromDatabase } from './from-database'

/** Any failure as an AppError: expected ones with their sentence, others logged under a reference number the person sees. */
export function explain(error: unknown, action: string): AppError {
  if (error instanceof AppError) return error
  const expected = fromDatabase(error)
  if (expected) return expected
  const reference = referenceNumber()
  logUnexpected(error, action, reference)
  return new AppError('busy', {
    message: `Something went wrong on our side, and nothing was saved. Try again. If it happens again, ask for help and say this number: ${reference}.`,
    cause: error,
  })
}

/** For the log: where and what kind, without the message of a database error, which quotes the row. */
export function logUnexpected(error: unknown, action: string, reference: string) {
  const { sqlState, constraint } = databaseCause(error)
  const details =
    error instanceof Error
      ? { kind: error.name, ...(!sqlState && { message: error.message, stack: error.stack }) }
      : { kind: typeof error }
  log().error({ action, reference, sqlState, constraint, ...details }, 'unexpected failure')
}

function referenceNumber() {
  return `${randomInt(100, 1000)}-${randomInt(100, 1000)}-${randomInt(100, 1000)}`
}

import { AppError } from '@/lib/errors/app-error'

const lost = /^(57P0[1-5]|08...|ECONNRESET|ECONNREFUSED|EPIPE)$/
const lostMessage =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|This socket has been ended)/

/** A failure of the database that somebody can do something about, in words; any other as it is. */
export function inWords(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (lost.test(code) || lostMessage.test(error.message)) {
    return new AppError('busy', {
      message:
        'The connection to the database was lost. Either all of the import was kept or nothing; import the file again to see which and to finish it.',
      cause: error,
    })
  }
  if (code === '55P03') {
    return new AppError('busy', {
      message:
        'Somebody has kept records from being written for a minute. Nothing of the import was kept; import the file again when nobody is saving.',
      cause: error,
    })
  }
  return error
}

import { messages, type ErrorCode } from './messages'

/** A failure that is part of the work: the person may read its sentence, and the log need not hear of it. */
export class AppError extends Error {
  readonly code: ErrorCode
  /** The form field it belongs to, when there is one. */
  readonly field: string | undefined

  constructor(code: ErrorCode, options: { field?: string; message?: string; cause?: unknown } = {}) {
    super(options.message ?? messages[code], { cause: options.cause })
    this.code = code
    this.field = options.field
  }
}

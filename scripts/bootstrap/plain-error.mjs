// @ts-check
/** An error whose message is the whole story for the person at the terminal: printed as one sentence, without a stack. */
export class PlainError extends Error {
  /** @param {string} message @param {{ exitCode?: 1 | 2, cause?: unknown }} [options] 2: the command was misused */
  constructor(message, options = {}) {
    super(message, { cause: options.cause })
    this.exitCode = options.exitCode ?? 1
  }
}

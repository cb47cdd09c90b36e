// @ts-check
import { PlainError } from './plain-error.mjs'

/** Says what went wrong, in one sentence where that is known, and the exit code that belongs to it. @param {unknown} error */
export function report(error) {
  if (error instanceof PlainError) {
    console.error(error.message)
    return error.exitCode
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC') {
    console.error('The disk is full. Free some space and start again; nothing that was saved is lost.')
  } else if (code === 'EACCES' || code === 'EROFS') {
    console.error(`A file or folder may not be written: ${error instanceof Error ? error.message : ''}`)
  } else {
    console.error(error)
  }
  return 1
}

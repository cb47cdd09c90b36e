import 'server-only'
import { createHmac, randomInt } from 'node:crypto'
import { required } from '@/lib/env'
import { codeDigits } from './vocabulary'

/** A code to be told from person to person. */
export function newCode(): string {
  return String(randomInt(10 ** codeDigits)).padStart(codeDigits, '0')
}

/** What the database keeps of it. Keyed: eight digits hashed without a key are found by trying them all. */
export function codeHash(code: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHmac('sha256', required('AUTH_SECRET')).update(`helper ${code}`).digest())
}

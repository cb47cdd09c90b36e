import 'server-only'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { required } from '@/lib/env'

export type CursorValues = (string | number)[]

/**
 * Where a page begins, for its address. Sealed (AES-256-GCM): a cursor over names would carry a name, and a cursor
 * somebody edits would be a query of theirs.
 */
export function sealCursor(values: CursorValues): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key(), nonce)
  const sealed = Buffer.concat([cipher.update(JSON.stringify(values), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** The values of a cursor; null when it is missing, damaged or from another installation. Such a page begins at the top. */
export function openCursor(cursor: string | undefined): CursorValues | null {
  if (!cursor) return null
  try {
    const bytes = Buffer.from(cursor, 'base64url')
    const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, 12))
    decipher.setAuthTag(bytes.subarray(12, 28))
    const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    const values: unknown = JSON.parse(text)
    return Array.isArray(values) ? (values as CursorValues) : null
  } catch {
    return null
  }
}

function key() {
  return Buffer.from(required('SUBSTANTIA_CURSOR_KEY'), 'base64url').subarray(0, 32)
}

import { createHmac } from 'node:crypto'

/** What the database is told of the viewer; the letters are explained in migration 0100_viewer. */
export type ViewerClaims = { r: string; u?: string; d?: string; p?: string; s?: string; q?: string; g?: string }

/** Longer than the transaction it is for: the database asks at every statement. */
const slackSeconds = 100

/** The signed viewer as the database checks it: hex(JSON), a dot, HMAC-SHA256. Hexadecimal needs no quoting in SQL. */
export function signViewer(claims: ViewerClaims, key: string, forSeconds = 20): string {
  const expires = Math.floor(Date.now() / 1000) + forSeconds + slackSeconds
  const payload = Buffer.from(JSON.stringify({ ...claims, x: expires })).toString('hex')
  return `${payload}.${createHmac('sha256', Buffer.from(key, 'base64url')).update(payload).digest('hex')}`
}

/** The two halves that `app.context_keys` holds of a key: HMAC's inner and outer padding (RFC 2104). */
export function contextKeyPads(key: string) {
  const padded = Buffer.alloc(64)
  Buffer.from(key, 'base64url').copy(padded)
  return { inner: padded.map((byte) => byte ^ 0x36), outer: padded.map((byte) => byte ^ 0x5c) }
}

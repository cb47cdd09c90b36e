import 'server-only'
import pg from 'pg'
import { required } from '@/lib/env'
import { log } from '@/lib/log'

const longestPauseMilliseconds = 15_000

/**
 * Calls `onMessage` for every notification on a channel of the database until `signal` says stop. The connection has no
 * rights but to listen. It comes back by itself when the database was away; `onConnect` says each time that it listens from
 * now on, so that something may have been missed before.
 */
export function listen(
  channel: string,
  { onMessage, onConnect, signal }: { onMessage: (text: string) => void; onConnect: () => void; signal: AbortSignal },
): void {
  let failures = 0
  const connect = async () => {
    if (signal.aborted) return
    const client = new pg.Client({
      connectionString: required('SUBSTANTIA_WEB_DATABASE_URL'),
      application_name: 'substantia listening',
      keepAlive: true,
    })
    const stop = () => void client.end().catch(() => {})
    let isOver = false
    const again = (error?: Error) => {
      if (isOver) return
      isOver = true
      signal.removeEventListener('abort', stop)
      stop()
      if (signal.aborted) return
      failures += 1
      log().warn({ channel, failures, kind: error?.name ?? 'end' }, 'listening to the database was interrupted')
      setTimeout(connect, Math.min(250 * 2 ** failures, longestPauseMilliseconds)).unref()
    }
    client.on('error', again)
    client.on('end', () => again())
    client.on('notification', ({ payload }) => onMessage(payload ?? ''))
    signal.addEventListener('abort', stop)
    try {
      await client.connect()
      await client.query(`listen ${client.escapeIdentifier(channel)}`)
      failures = 0
      onConnect()
    } catch (error) {
      again(error instanceof Error ? error : undefined)
    }
  }
  void connect()
}

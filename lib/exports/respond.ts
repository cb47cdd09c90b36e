import 'server-only'
import { contentTypes } from './encode'
import type { ExportFormat } from '@/lib/jobs/vocabulary'

/** A file to keep: never shown in place, never cached, never guessed at. */
export function downloadHeaders(format: ExportFormat, name: string): Record<string, string> {
  return {
    'content-type': contentTypes[format],
    'content-disposition': `attachment; filename="${name.replaceAll(/[^\w.-]/g, '_')}"`,
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  }
}

/** Parts as the body of a response; nothing is made before it is asked for. */
export function bodyOf(parts: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = parts[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next()
      if (done) controller.close()
      else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value)
    },
    async cancel() {
      await iterator.return?.()
    },
  })
}

import 'server-only'
import { contentTypes } from './encode'
import { fileHeaders } from '@/lib/http/answers'
import type { ExportFormat } from '@/lib/jobs/vocabulary'

/** A file to keep. */
export function downloadHeaders(format: ExportFormat, name: string): Record<string, string> {
  return fileHeaders(contentTypes[format], name)
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

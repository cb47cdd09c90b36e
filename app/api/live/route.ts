import { currentViewer } from '@/lib/auth/session'
import { openStream } from '@/lib/live/hub'
import type { LiveEvent } from '@/lib/live/vocabulary'

export const dynamic = 'force-dynamic'

const heartbeatMilliseconds = 20_000
const comeBackMilliseconds = 2000

/** What changes of what the viewer may see, as server-sent events: names of tables and ids, nothing else. */
export async function GET(request: Request) {
  const viewer = await currentViewer()
  if (!viewer || viewer.mustChangePassword)
    // not 401: a browser that gets 204 stops coming back, and says nothing
    return new Response(null, { status: 204, headers: { 'cache-control': 'private, no-store' } })

  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => {
        try {
          controller.enqueue(encoder.encode(text))
        } catch {
          stream.close() // the reader is gone
        }
      }
      const stream = openStream(
        viewer,
        (event: LiveEvent) => write(`data: ${JSON.stringify(event)}\n\n`),
        () => {
          clearInterval(heartbeat)
          try {
            controller.close()
          } catch {
            // closed from the other side
          }
        },
      )
      const heartbeat = setInterval(() => write(': here\n\n'), heartbeatMilliseconds)
      request.signal.addEventListener('abort', () => stream.close())
      write(`retry: ${comeBackMilliseconds}\n\n`)
    },
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'private, no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}

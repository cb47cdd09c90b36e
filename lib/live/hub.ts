import 'server-only'
import * as z from 'zod'
import { listen } from '@/lib/db/listen'
import type { Viewer } from '@/lib/db/viewer'
import { Stream } from './stream'
import { liveTables, type LiveEvent } from './vocabulary'

const channel = 'substantia_live'
const mostStreamsPerUser = 4

const message = z.union([
  z.object({ t: z.literal('access') }),
  z.object({ t: z.enum(liveTables), ids: z.array(z.string()) }),
])

type Hub = { streams: Set<Stream>; stop: AbortController }
// One per process, also when the development server reloads this module.
const kept = globalThis as typeof globalThis & { substantiaLive?: Hub }

/**
 * Tells `send` what changed of what `viewer` may see, until the stream is closed by either side. Every change is read
 * again under the viewer's own rights before a word of it is sent; a fifth stream of the same person ends their oldest.
 */
export function openStream(viewer: Viewer, send: (event: LiveEvent) => void, onEnd: () => void): Stream {
  const { streams } = hub()
  const own = [...streams].filter((stream) => stream.userId === viewer.userId)
  for (const stream of own.slice(0, Math.max(0, own.length - mostStreamsPerUser + 1))) stream.close()
  const stream = new Stream(viewer, send, () => {
    streams.delete(stream)
    onEnd()
  })
  streams.add(stream)
  return stream
}

/** Ends all streams and stops listening: a server that shuts down waits for every open answer. */
export function closeLive(): void {
  const open = kept.substantiaLive
  if (!open) return
  delete kept.substantiaLive
  open.stop.abort()
  for (const stream of open.streams) stream.close()
}

function hub(): Hub {
  if (kept.substantiaLive) return kept.substantiaLive
  const made: Hub = { streams: new Set(), stop: new AbortController() }
  kept.substantiaLive = made
  listen(channel, {
    signal: made.stop.signal,
    onMessage: (text) => tell(made, text),
    onConnect: () => made.streams.forEach((stream) => stream.missed()),
  })
  process.once('SIGTERM', closeLive)
  return made
}

function tell({ streams }: Hub, text: string) {
  const read = message.safeParse(parsed(text))
  if (!read.success) return // from another version of the program
  for (const stream of streams) {
    if (read.data.t === 'access') stream.rightsChanged()
    else stream.changed(read.data.t, read.data.ids)
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

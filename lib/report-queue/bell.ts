import 'server-only'
import { listen } from '@/lib/db/listen'

/** Rings when there is something to make. It carries no news: whoever hears it looks for itself. */
export type Bell = {
  /** Until it rings, `seconds` have passed, or it is time to stop. A ring since the last call counts. */
  next: (seconds: number) => Promise<void>
}

export function bellFor(channel: string, signal: AbortSignal): Bell {
  let rang = false
  let wake: (() => void) | undefined
  const ring = () => {
    rang = true
    wake?.()
  }
  listen(channel, { onMessage: ring, onConnect: ring, signal })
  signal.addEventListener('abort', ring)
  return {
    next: async (seconds) => {
      if (!rang && !signal.aborted)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, seconds * 1000)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      wake = undefined
      rang = false
    },
  }
}

'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { askServer } from '@/components/ui/ask-server'
import type { ReferenceKind, Suggestion } from '@/lib/references/vocabulary'

const pauseMilliseconds = 150

export type Suggestions = { of: string; list: Suggestion[]; failed: boolean }

const none: Suggestions = { of: '', list: [], failed: false }

/** What the server suggests for what is typed, once the typing pauses; an older answer never replaces a newer one. */
export function useSuggestions(kind: ReferenceKind) {
  const [found, setFound] = useState<Suggestions>(none)
  const running = useRef<AbortController | null>(null)
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const stop = useCallback(() => {
    clearTimeout(waiting.current)
    running.current?.abort()
  }, [])
  useEffect(() => stop, [stop])

  const ask = useCallback(
    (words: string) => {
      stop()
      if (words.trim() === '') return setFound(none)
      const controller = new AbortController()
      running.current = controller
      waiting.current = setTimeout(async () => {
        const answer = await lookUp(kind, words, controller.signal)
        if (!controller.signal.aborted) setFound({ of: words, list: answer ?? [], failed: answer === null })
      }, pauseMilliseconds)
    },
    [kind, stop],
  )
  return { found, ask, stop }
}

async function lookUp(kind: ReferenceKind, words: string, signal: AbortSignal): Promise<Suggestion[] | null> {
  const answer = await askServer<{ suggestions: Suggestion[] }>('/api/lookup', { kind, words }, { signal })
  return answer?.suggestions ?? null
}

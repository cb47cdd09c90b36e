'use client'
import { useEffect, useState } from 'react'
import { findPlaces } from '@/lib/palette/places'
import {
  paletteKindNouns,
  paletteKinds,
  readWanted,
  type PaletteKind,
  type PaletteResult,
} from '@/lib/palette/vocabulary'

const pauseMilliseconds = 90

export type PaletteGroup = { title: string; results: PaletteResult[] }
type Answer = { text: string; results: PaletteResult[]; error: string | null }

/** What the palette shows for a text: what the server finds, and the pages and actions that everybody has. */
export function usePaletteResults(text: string) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  useEffect(() => {
    const controller = new AbortController()
    const timer = setTimeout(
      async () => {
        const found = await ask(text, controller.signal)
        if (!controller.signal.aborted) setAnswer({ text, ...found })
      },
      text === '' ? 0 : pauseMilliseconds,
    )
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [text])
  const isCurrent = answer?.text === text
  return {
    groups: groupsOf(text, answer?.results ?? []),
    error: isCurrent ? answer.error : null,
    isWaiting: !isCurrent,
  }
}

async function ask(text: string, signal: AbortSignal): Promise<Omit<Answer, 'text'>> {
  try {
    const response = await fetch('/api/palette', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
      signal,
    })
    const answer = (await response.json()) as { results?: PaletteResult[]; error?: string }
    return { results: answer.results ?? [], error: answer.error ?? null }
  } catch {
    return { results: [], error: 'The server does not answer. Pages and actions still work.' }
  }
}

/** Recent things first when nothing is typed; else what is exactly meant, then kind by kind. */
function groupsOf(text: string, found: PaletteResult[]): PaletteGroup[] {
  const { kind, words } = readWanted(text)
  const places = kind === null || kind === 'actions' ? findPlaces(words) : []
  if (words === '' && kind !== 'actions') {
    const actions = places.filter((place) => place.kind === 'actions')
    return filled([
      { title: 'Recent', results: found.filter((one) => kind === null || one.kind === kind) },
      { title: 'Actions', results: actions },
    ])
  }
  const exact = found.filter((one) => one.exact)
  const rest = found.filter((one) => !one.exact)
  return filled([
    { title: 'Exactly', results: exact },
    ...paletteKinds.map((one) => ({
      title: titleOf(one),
      results: [...rest, ...places].filter((result) => result.kind === one),
    })),
  ])
}

function filled(groups: PaletteGroup[]) {
  return groups.filter(({ results }) => results.length > 0)
}

function titleOf(kind: PaletteKind) {
  const { many } = paletteKindNouns[kind]
  return many.charAt(0).toUpperCase() + many.slice(1)
}

/** "7 results: 5 patients, 2 doctors", to be read out. */
export function summaryOf(groups: PaletteGroup[]): string {
  const results = groups.flatMap((group) => group.results)
  const parts = paletteKinds.flatMap((kind) => {
    const count = results.filter((result) => result.kind === kind).length
    const { one, many } = paletteKindNouns[kind]
    return count === 0 ? [] : `${count} ${count === 1 ? one : many}`
  })
  if (results.length === 0) return 'No result.'
  return `${results.length === 1 ? '1 result' : `${results.length} results`}: ${parts.join(', ')}.`
}

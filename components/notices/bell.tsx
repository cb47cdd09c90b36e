'use client'
import type { Route } from 'next'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { unreadWords } from '@/lib/notices/vocabulary'

type Props = {
  href: Route
  unread: number
  /** When it was counted, so that a later count of the server is believed before what was asked for earlier. */
  countedAt: number
  /** False while an administrator looks at somebody else's workplace: the count asked for would be their own. */
  asksAgain: boolean
}

/** The way to the inbox, with how much there is unread. The frame stays from page to page, so each page asks again. */
export function Bell({ href, unread, countedAt, asksAgain }: Props) {
  const path = usePathname()
  const countedOn = useRef(path)
  const [later, setLater] = useState<{ since: number; unread: number } | null>(null)
  useEffect(() => {
    if (!asksAgain || countedOn.current === path) return
    countedOn.current = path
    const stop = new AbortController()
    askUnread(stop.signal).then(
      (now) => now !== null && setLater({ since: countedAt, unread: now }),
      () => undefined, // the count of before stands
    )
    return () => stop.abort()
  }, [path, asksAgain, countedAt])
  const { digits, words } = unreadWords(later?.since === countedAt ? later.unread : unread)
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={path === href ? 'page' : undefined}
      className="inline-flex min-h-control min-w-8 items-center justify-center gap-1 rounded-control px-2 text-ink hover:bg-primary-tint aria-[current=page]:bg-primary-tint aria-[current=page]:text-primary"
    >
      <svg aria-hidden viewBox="0 0 20 20" width="18" height="18" fill="none" stroke="currentColor" strokeWidth="1.6">
        <path d="M4.5 14.5h11c-1-1.2-1.5-2.2-1.5-4V8.5a4 4 0 0 0-8 0v2c0 1.8-.5 2.8-1.5 4Z" strokeLinejoin="round" />
        <path d="M8.3 16.8a1.9 1.9 0 0 0 3.4 0" strokeLinecap="round" />
      </svg>
      {digits && (
        <span aria-hidden className="font-semibold text-primary tabular-nums">
          {digits}
        </span>
      )}
      <span className="visually-hidden">{words}</span>
    </Link>
  )
}

async function askUnread(signal: AbortSignal): Promise<number | null> {
  const response = await fetch('/api/notices', { method: 'POST', body: '{}', signal })
  if (!response.ok) return null
  const { unread } = (await response.json()) as { unread: number }
  return unread
}

'use client'
import { useEffect, useRef, type ReactNode } from 'react'

/**
 * A notice that is marked goes to the other list, and its button with it. Whoever works by keyboard stays where they were:
 * the focus goes to the button that has come into its place.
 */
export function KeepPlace({ children }: { children: ReactNode }) {
  const lists = useRef<HTMLDivElement>(null)
  const pressed = useRef<number | null>(null)
  const buttons = () => [...(lists.current?.querySelectorAll<HTMLElement>('[type=submit]') ?? [])]
  useEffect(() => {
    const at = pressed.current
    pressed.current = null
    if (at === null || document.activeElement !== document.body) return // a refusal has taken the focus
    const now = buttons()
    now[Math.min(at, now.length - 1)]?.focus()
  })
  return (
    <div
      ref={lists}
      onSubmit={() => {
        const at = buttons().findIndex((button) => button === document.activeElement)
        pressed.current = at < 0 ? null : at
      }}
    >
      {children}
    </div>
  )
}

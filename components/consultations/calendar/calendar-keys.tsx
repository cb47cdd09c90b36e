'use client'
import { useRouter } from 'next/navigation'
import { useRef, type KeyboardEvent, type ReactNode } from 'react'

const steps: Record<string, 'previous' | 'next'> = { PageUp: 'previous', PageDown: 'next' }

/**
 * Arrows in a calendar: up and down through what a day holds, left and right to the same place of the day beside it, Page
 * Up and Page Down to the days before and after. Everything stays a link that Tab reaches as well.
 */
export function CalendarKeys({ previous, next, children }: { previous: string; next: string; children: ReactNode }) {
  const router = useRouter()
  const box = useRef<HTMLDivElement>(null)

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const step = steps[event.key]
    if (step) {
      event.preventDefault()
      router.push((step === 'previous' ? previous : next) as Parameters<typeof router.push>[0])
      return
    }
    const target = event.key.startsWith('Arrow') && neighbour(event.key)
    if (!target) return
    event.preventDefault()
    target.focus()
  }

  function neighbour(key: string): HTMLElement | undefined {
    const columns = [...(box.current?.querySelectorAll<HTMLElement>('section, td') ?? [])]
      .map(linksOf)
      .filter((links) => links.length > 0)
    const at = columns.findIndex((links) => links.some((link) => link === document.activeElement))
    if (at === -1) return undefined
    const links = columns[at] ?? []
    const own = links.findIndex((link) => link === document.activeElement)
    if (key === 'ArrowUp') return links[own - 1]
    if (key === 'ArrowDown') return links[own + 1]
    const beside = columns[at + (key === 'ArrowRight' ? 1 : -1)]
    return beside && nearest(beside, links[own])
  }

  return (
    <div ref={box} onKeyDown={onKeyDown}>
      {children}
    </div>
  )
}

/** What can be seen and pressed in a column, from top to bottom. */
function linksOf(column: HTMLElement): HTMLElement[] {
  return [...column.querySelectorAll<HTMLElement>('a[href]')]
    .filter((link) => link.offsetParent !== null)
    .sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)
}

function nearest(links: HTMLElement[], to: HTMLElement | undefined) {
  const top = to?.getBoundingClientRect().top ?? 0
  const distance = (link: HTMLElement) => Math.abs(link.getBoundingClientRect().top - top)
  return links.toSorted((one, other) => distance(one) - distance(other))[0]
}

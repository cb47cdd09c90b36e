'use client'
import { Search } from 'lucide-react'
import type { Route } from 'next'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useEffect } from 'react'
import { consoleEvents } from '@/components/keyboard/console-events'
import { useOpening } from '@/components/keyboard/use-opening'

const PaletteDialog = dynamic(() => import('./palette-dialog'), { ssr: false })

/**
 * Opens the palette from any page: by this link, by Ctrl-K or Cmd-K, or by "/" (components/keyboard). Without script the
 * link leads to a page that searches. What the palette is made of is loaded when it is first opened.
 */
export function PaletteHost() {
  const { opening, open, close } = useOpening()
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey) return
      event.preventDefault()
      if (!document.querySelector('dialog[open]')) open()
    }
    window.addEventListener('keydown', onKeyDown)
    window.addEventListener(consoleEvents.openPalette, open)
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      window.removeEventListener(consoleEvents.openPalette, open)
    }
  }, [open])
  return (
    <>
      <Link
        href={'/admin/search' as Route}
        prefetch={false}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          open()
        }}
        className="no-print flex min-h-control items-center gap-2 rounded-control border border-line bg-surface px-3 text-muted no-underline hover:bg-primary-tint"
      >
        <Search aria-hidden className="size-4" />
        <span className="flex-1">Search</span>
        <kbd aria-hidden className="font-mono text-xs">
          Ctrl K
        </kbd>
      </Link>
      {opening > 0 && <PaletteDialog key={opening} onClose={() => close(opening)} />}
    </>
  )
}

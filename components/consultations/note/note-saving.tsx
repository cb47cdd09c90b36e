'use client'
import { useEffect, useRef, useState } from 'react'
import { draftEvent } from '@/components/ui/form-events'

/**
 * Says where the unsaved words are: kept on the server, or on this page only, because somebody was logged out or the
 * network is gone. Ctrl-S saves the draft.
 */
export function NoteSaving() {
  const here = useRef<HTMLDivElement>(null)
  const [kept, setKept] = useState<boolean | null>(null)
  useEffect(() => {
    const form = here.current?.closest('form')
    if (!form) return
    const onKept = (event: Event) => {
      if (event instanceof CustomEvent) setKept(event.detail === true)
    }
    function onKeyDown(event: KeyboardEvent) {
      if (!(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 's') return
      event.preventDefault()
      form?.requestSubmit(form.querySelector<HTMLButtonElement>('button[value=draft]'))
    }
    form.addEventListener(draftEvent, onKept)
    window.addEventListener('keydown', onKeyDown)
    return () => {
      form.removeEventListener(draftEvent, onKept)
      window.removeEventListener('keydown', onKeyDown)
    }
  }, [])
  return (
    <div ref={here} className="min-h-6">
      {kept === true && <p className="text-muted">What you typed is kept as your draft.</p>}
      {kept === false && (
        <p
          role="alert"
          className="rounded-control border-2 border-medium-solid bg-medium-tint px-3 py-2 text-medium-ink"
        >
          What you typed last is on this page only: you were logged out, or the connection is gone. Leave this page
          open,{' '}
          <a href="/login" target="_blank" rel="noreferrer" className="underline">
            log in in a new tab
          </a>
          , then go on typing here.
        </p>
      )}
    </div>
  )
}

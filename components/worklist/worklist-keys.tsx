'use client'
import { useEffect } from 'react'
import { areLettersOff } from '@/components/keyboard/shortcut-list'

/**
 * j and k go through the worklist, Enter opens (as for any link), c takes on, s puts off. Nothing while one types, while
 * a dialog is open, or when letters are turned off.
 */
export function WorklistKeys() {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (isTyping(event.target) || document.querySelector('dialog[open]') || areLettersOff(document.cookie)) return
      const links = [...document.querySelectorAll<HTMLElement>('[data-worklist-link]')]
      const row = event.target instanceof Element ? event.target.closest('[data-row]') : null
      const place = row ? links.findIndex((link) => row.contains(link)) : -1
      const targets: Record<string, () => HTMLElement | null | undefined> = {
        j: () => links[Math.min(place + 1, links.length - 1)],
        k: () => links[Math.max(place - 1, 0)],
        c: () => row?.querySelector<HTMLElement>('form[id^="form-claim-"] [type=submit]'),
        s: () => row?.querySelector<HTMLElement>('[data-worklist-snooze] summary'),
      }
      const target = targets[event.key]?.()
      if (!target) return
      event.preventDefault()
      if (event.key === 'c') return target.click()
      if (event.key === 's') {
        target.closest('details')?.setAttribute('open', '')
        return target.closest('details')?.querySelector<HTMLElement>('select')?.focus()
      }
      target.focus()
      target.scrollIntoView({ block: 'nearest' })
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
  return null
}

function isTyping(target: EventTarget | null) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input, textarea, select, [role=textbox], [role=listbox], [role=menu]') !== null)
  )
}

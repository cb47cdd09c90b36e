'use client'
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react'
import { useHydrated } from '@/components/ui/use-hydrated'
import { readReferenceText, type ReferenceKind, type Suggestion } from '@/lib/references/vocabulary'
import { useSuggestions } from './use-suggestions'

export type Chosen = { id: string; label: string; about?: string }

/** What happens in a reference field: the combobox pattern of the ARIA practices, over text the browser keeps. */
export function useReference(kind: ReferenceKind, initialText: string) {
  const element = useRef<HTMLInputElement>(null)
  const [initial] = useState<Chosen | null>(() => readReferenceText(initialText))
  const [chosen, setChosen] = useState(initial)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const { found, ask, stop } = useSuggestions(kind)
  const hydrated = useHydrated()
  const typeEarly = useEffectEvent(type)

  // The page arrives with "Name (id)", which serves without script; with it, the name is enough. What somebody typed
  // before the script ran stays, is no longer what was chosen, and gets its suggestions. A field that begins with
  // something else is made anew.
  useEffect(() => {
    const box = element.current
    if (!box) return
    if (initial && box.value === initialText) shorten(box, initial.label)
    else if (box.value !== (initial?.label ?? initialText)) queueMicrotask(() => typeEarly(box.value))
  }, [initial, initialText])

  function type(text: string) {
    const written = readReferenceText(text)
    if (written && element.current) element.current.value = written.label
    setActive(-1)
    setChosen(written)
    const isTyped = element.current === document.activeElement // and not put back from a draft
    setOpen(!written && isTyped && text.trim() !== '')
    ask(written || !isTyped ? '' : text)
  }

  function choose(suggestion: Suggestion) {
    stop()
    setChosen(suggestion)
    setOpen(false)
    setActive(-1)
    if (!element.current) return
    element.current.value = suggestion.label
    element.current.dispatchEvent(new Event('change', { bubbles: true })) // for whoever watches the form
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const { length } = found.list
    const suggestion = open ? found.list[active] : undefined
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      if (!open) {
        setOpen(true)
        ask(event.currentTarget.value)
      } else if (length > 0) setActive(active === -1 && step === -1 ? length - 1 : (active + step + length) % length)
    } else if (event.key === 'Enter' && open && length > 0) {
      event.preventDefault() // first who is meant, then the form
      const only = length === 1 ? found.list[0] : suggestion
      if (only) choose(only)
      else setActive(0)
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      setOpen(false)
    }
  }

  function close() {
    stop()
    setOpen(false)
  }
  return { element, hydrated, chosen, found, open, active, type, choose, onKeyDown, close }
}

/** Whoever has selected all of it is about to type over it, and goes on having it selected. */
function shorten(box: HTMLInputElement, text: string) {
  const isSelected = box.selectionStart === 0 && box.selectionEnd === box.value.length
  box.value = text
  if (isSelected && box === document.activeElement) box.select()
}

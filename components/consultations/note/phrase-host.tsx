'use client'
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { dialogClass } from '@/components/ui/dialog-class'
import { useModal } from '@/components/ui/use-modal'
import { expandAt, insertAt } from '@/lib/phrases/insert'
import type { Phrase } from '@/lib/phrases/queries'
import { phrasesEvent } from './note-events'

type Open = { field: HTMLTextAreaElement; label: string }

/**
 * The doctor's phrases in the form around it: typed as ".gait" and a space, or chosen from a list that Alt-P opens. Stands
 * once in the form and listens to all its fields.
 */
export function PhraseHost({ phrases }: { phrases: Phrase[] }) {
  const here = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<Open | null>(null)
  const [said, say] = useState('')

  useEffect(() => {
    const form = here.current?.closest('form')
    if (!form) return
    const openFor = (field: unknown) => {
      if (field instanceof HTMLTextAreaElement) setOpen({ field, label: field.labels[0]?.textContent ?? 'the note' })
    }
    function onInput({ target }: Event) {
      if (!(target instanceof HTMLTextAreaElement) || target.selectionStart !== target.selectionEnd) return
      const expanded = expandAt(target.value, target.selectionStart, phrases)
      if (!expanded) return
      write(target, expanded)
      say('Phrase inserted.')
    }
    function onKeyDown(event: KeyboardEvent) {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyP') return
      if (!(event.target instanceof HTMLTextAreaElement)) return
      event.preventDefault()
      openFor(event.target)
    }
    const onAsked = (event: Event) => {
      if (event instanceof CustomEvent) openFor(form.elements.namedItem(String(event.detail)))
    }
    form.addEventListener('input', onInput)
    form.addEventListener('keydown', onKeyDown)
    window.addEventListener(phrasesEvent, onAsked)
    return () => {
      form.removeEventListener('input', onInput)
      form.removeEventListener('keydown', onKeyDown)
      window.removeEventListener(phrasesEvent, onAsked)
    }
  }, [phrases])

  function insert({ body }: Phrase) {
    const field = open?.field
    setOpen(null)
    if (!field) return
    write(field, insertAt(field.value, field.selectionStart, field.selectionEnd, body))
    say('Phrase inserted.')
    requestAnimationFrame(() => field.focus())
  }

  return (
    <div ref={here}>
      <p role="status" className="visually-hidden">
        {said}
      </p>
      {open && <PhraseDialog label={open.label} phrases={phrases} onChoose={insert} onClose={() => setOpen(null)} />}
    </div>
  )
}

type DialogProps = { label: string; phrases: Phrase[]; onChoose: (phrase: Phrase) => void; onClose: () => void }

function PhraseDialog({ label, phrases, onChoose, onClose }: DialogProps) {
  const dialog = useModal()
  const search = useRef<HTMLInputElement>(null)
  const id = useId()
  const [sought, seek] = useState('')
  const found = phrases.filter(({ abbreviation, body }) =>
    `${abbreviation} ${body}`.toLowerCase().includes(sought.trim().toLowerCase()),
  )
  useEffect(() => search.current?.focus(), []) // the first button would have it otherwise
  return (
    <dialog
      ref={dialog}
      aria-labelledby={`${id}-title`}
      onCancel={onClose}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      onKeyDown={(event) => moveFocus(event, dialog.current)}
      className={`${dialogClass} console m-auto max-h-[80vh] max-w-xl overflow-y-auto p-5 max-sm:max-w-[calc(100vw-1rem)]`}
    >
      <div className="mb-3 flex items-center justify-between gap-3">
        <h2 id={`${id}-title`} className="text-lg font-semibold">
          Phrase for {label}
        </h2>
        <Button onClick={onClose}>Close</Button>
      </div>
      <label htmlFor={`${id}-find`} className="mb-1 block font-medium">
        Find
      </label>
      <input
        id={`${id}-find`}
        ref={search}
        autoComplete="off"
        value={sought}
        onChange={(event) => seek(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          if (found[0]) onChoose(found[0])
        }}
        className="mb-3 min-h-control w-full rounded-control border border-line bg-surface px-3 text-ink"
      />
      <ul aria-label="Phrases" className="divide-y divide-hairline border-y border-hairline">
        {found.map((phrase) => (
          <li key={phrase.id}>
            <button
              type="button"
              className="block w-full px-2 py-2 text-left hover:bg-primary-tint"
              onClick={() => onChoose(phrase)}
            >
              <span className="font-mono font-semibold">.{phrase.abbreviation}</span>
              <span className="block whitespace-pre-line text-muted">{phrase.body}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && (
        <p className="py-3">{phrases.length === 0 ? 'You have no phrases yet.' : 'No phrase has these words.'}</p>
      )}
      <p className="mt-3 text-muted">
        Type a full stop, the abbreviation and a space to insert a phrase without this list.{' '}
        <a href="/clinic/consultations/phrases" target="_blank" rel="noreferrer">
          Your phrases<span className="visually-hidden"> in a new tab</span>
        </a>
      </p>
    </dialog>
  )
}

/** Up and down walk through the list and back to the search. */
function moveFocus(event: React.KeyboardEvent, dialog: HTMLDialogElement | null) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step || !dialog) return
  const stops = [...dialog.querySelectorAll<HTMLElement>('input, ul button')]
  const place = stops.findIndex((stop) => stop === document.activeElement)
  stops[Math.min(Math.max(place + step, 0), stops.length - 1)]?.focus()
  event.preventDefault()
}

/** As if typed, so that the draft is kept and undo of the browser's own is not lost on the form. */
function write(field: HTMLTextAreaElement, { text, caret }: { text: string; caret: number }) {
  field.setRangeText(text, 0, field.value.length, 'end')
  field.setSelectionRange(caret, caret)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

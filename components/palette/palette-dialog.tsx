'use client'
import type { Route } from 'next'
import Link from 'next/link'
import { useEffect, useState, type KeyboardEvent } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { dialogClass } from '@/components/ui/dialog-class'
import { useModal } from '@/components/ui/use-modal'
import { palettePrefixes, readWanted } from '@/lib/palette/vocabulary'
import { optionId, PaletteList } from './palette-list'
import { summaryOf, usePaletteResults } from './use-palette-results'

const listId = 'palette-results'

/** The palette, while it is open: a modal dialog of the browser's own, with a combobox in it. */
export default function PaletteDialog({ onClose }: { onClose: () => void }) {
  const dialog = useModal()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState({ text: '', index: 0 })
  const { groups, error, isWaiting } = usePaletteResults(text)
  const [enteredFor, setEnteredFor] = useState<{ text: string; inNewTab: boolean } | null>(null)
  const count = groups.reduce((sum, { results }) => sum + results.length, 0)
  const active = chosen.text === text ? Math.min(chosen.index, count - 1) : 0

  // Enter means what is typed now: the results of what was typed before must not be opened by it.
  useEffect(() => {
    if (enteredFor?.text === text && !isWaiting && count > 0)
      open(document.getElementById(optionId(listId, active)), enteredFor.inNewTab)
  }, [enteredFor, text, isWaiting, count, active])

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && count > 0) {
      event.preventDefault()
      setChosen({ text, index: (active + step + count) % count })
    } else if (event.key === 'Enter') {
      event.preventDefault()
      setEnteredFor({ text, inNewTab: event.metaKey || event.ctrlKey })
    }
  }

  return (
    <dialog
      ref={dialog}
      aria-label="Search"
      onClose={(event) => !event.currentTarget.open && onClose()}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      className={`${dialogClass} console mx-auto mt-[10vh] mb-auto max-w-2xl p-0 max-sm:mt-2 max-sm:max-w-[calc(100vw-1rem)]`}
    >
      <div className="flex max-h-[75vh] flex-col max-sm:max-h-[calc(100dvh-1rem)]">
        <div className="flex items-center gap-2 border-b border-hairline p-3">
          <input
            type="text"
            role="combobox"
            aria-label="Search patients, doctors, records, pages and actions"
            aria-expanded={count > 0}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={count > 0 ? optionId(listId, active) : undefined}
            aria-describedby="palette-tips"
            autoFocus
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            placeholder="Name, id, phone, date of birth, page or action"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={onKeyDown}
            className="min-h-11 min-w-0 flex-1 rounded-control bg-surface px-2 text-base text-ink placeholder:text-muted"
          />
          <button type="button" onClick={onClose} className={buttonClass('quiet')}>
            Close
          </button>
        </div>
        <p role="status" className="visually-hidden">
          {isWaiting ? '' : (error ?? summaryOf(groups))}
        </p>
        {error && <p className="px-4 pt-3 text-danger">{error}</p>}
        <PaletteList id={listId} groups={groups} words={readWanted(text).words} active={active} onOpen={onClose} />
        {count === 0 && !isWaiting && !error && <NoResult onOpen={onClose} />}
        <Tips />
      </div>
    </dialog>
  )
}

/** Through the link itself, so that whoever guards unsaved work sees it; a new tab is the browser's. */
function open(option: HTMLElement | null, inNewTab: boolean) {
  if (!(option instanceof HTMLAnchorElement)) return
  if (inNewTab) window.open(option.href, '_blank', 'noopener')
  else option.click()
}

function NoResult({ onOpen }: { onOpen: () => void }) {
  return (
    <div className="px-4 pb-4">
      <p className="font-medium">No result</p>
      <p className="mb-3 text-muted">
        Try fewer letters, the id, the last four digits of the phone number or the date of birth.
      </p>
      <p className="flex flex-wrap gap-2" onClick={onOpen}>
        <Link href={'/admin/patients/new' as Route} prefetch={false} className={buttonClass('secondary')}>
          Create a patient
        </Link>
        <Link href={'/admin/trash' as Route} prefetch={false} className={buttonClass('secondary')}>
          Look in the trash
        </Link>
      </p>
    </div>
  )
}

function Tips() {
  return (
    <p id="palette-tips" className="border-t border-hairline px-4 py-2 text-muted">
      {palettePrefixes.map(({ prefix, label }) => (
        <span key={prefix} className="mr-3 inline-block">
          <kbd className="font-mono">{prefix}</kbd> {label}
        </span>
      ))}
      <span className="mr-3 inline-block">
        or say it: <kbd className="font-mono">assign ito to berg</kbd>, <kbd className="font-mono">book berg</kbd>,{' '}
        <kbd className="font-mono">visits ito</kbd>
      </span>
      <span className="inline-block max-sm:hidden">
        <kbd className="font-mono">Ctrl Enter</kbd> new tab
      </span>
    </p>
  )
}

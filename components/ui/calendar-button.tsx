'use client'
import { CalendarDays } from 'lucide-react'
import { lazy, Suspense, useRef, useState, useSyncExternalStore, type RefObject } from 'react'
import { readDate, writeDate } from '@/lib/forms/read-date'
import { buttonClass } from './button-class'

const CalendarPopover = lazy(() => import('./calendar-popover'))

/** A calendar for a date that is written as text; there where JavaScript runs. */
export function CalendarButton({
  input,
  label,
  withTime,
  earliest,
  latest,
}: {
  input: RefObject<HTMLInputElement | null>
  label: string
  withTime: boolean
  earliest?: string
  latest?: string
}) {
  const runs = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  )
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState<{ typed: string | null } | null>(null)

  function choose(iso: string) {
    if (input.current)
      put(input.current, withTime ? `${writeDate(iso)}, ${timeIn(input.current.value) ?? ''}` : writeDate(iso))
    setOpen(null)
    if (withTime) requestAnimationFrame(() => input.current?.focus())
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={`Calendar for ${label}`}
        aria-haspopup="dialog"
        aria-expanded={open !== null}
        className={`${buttonClass('secondary')} ${runs ? '' : 'invisible'}`}
        onClick={() => setOpen({ typed: dateIn(input.current?.value ?? '') })}
      >
        <CalendarDays aria-hidden size={18} />
      </button>
      {open && (
        <Suspense fallback={null}>
          <CalendarPopover
            trigger={button}
            label={label}
            typed={open.typed}
            earliest={earliest}
            latest={latest}
            onChoose={choose}
            onClose={() => setOpen(null)}
          />
        </Suspense>
      )}
    </>
  )
}

/** The date that stands in the field so far, alone or before a time. */
function dateIn(text: string) {
  return readDate(text).value ?? readDate(text.replace(/[\s,T]+\d{1,2}[:.]\d\d.*$/i, '')).value ?? null
}

function timeIn(text: string) {
  return /(\d{1,2}[:.]\d\d.*)$/.exec(text)?.[1]
}

/** As if typed, for whoever listens to the form. */
function put(element: HTMLInputElement, text: string) {
  element.value = text
  element.dispatchEvent(new Event('input', { bubbles: true }))
  element.dispatchEvent(new Event('change', { bubbles: true }))
}

'use client'
import { getInputProps, useField } from '@conform-to/react'
import { CalendarDays } from 'lucide-react'
import { lazy, Suspense, useRef, useState, useSyncExternalStore, type RefObject } from 'react'
import { readDate, writeDate } from '@/lib/forms/read-date'
import { buttonClass } from './button'
import { inputClass } from './input-class'
import { describedBy, Labelled, useKept } from './labelled'

const CalendarPopover = lazy(() => import('./calendar-popover'))

type Props = {
  name: string
  label: string
  hint?: string
  required?: boolean
  className?: string
  /** As a person would type it, or in ISO form. */
  defaultValue?: string | null
  /** ISO dates between which the calendar offers days; the server checks them as well. */
  earliest?: string
  latest?: string
}

/**
 * A date as text, "23 Nov 2026", with a calendar beside it where JavaScript runs. Text because it is read the same in
 * every country and typed fastest; `dateText` of lib/forms/dates reads it and refuses what has two readings.
 */
export function DateField({ hint = 'Such as 23 Nov 2026.', defaultValue, ...props }: Props) {
  return <TextWithCalendar {...props} hint={hint} defaultValue={asTyped(defaultValue)} withTime={false} />
}

/** A date and a time as text, "23 Nov 2026, 14:30", on the clinic's clock. `momentText` of lib/forms/dates reads it. */
export function DateTimeField({ hint = 'Such as 23 Nov 2026, 14:30.', ...props }: Props) {
  return <TextWithCalendar {...props} hint={hint} withTime />
}

function TextWithCalendar({
  name,
  label,
  hint,
  required,
  className,
  defaultValue,
  withTime,
  ...bounds
}: Props & { withTime: boolean }) {
  const [field, form] = useField<string>(name)
  const kept = useKept(field, form, defaultValue)
  const { key, ...props } = getInputProps(field, { type: 'text', ariaDescribedBy: describedBy(field, hint) })
  const input = useRef<HTMLInputElement>(null)
  return (
    <Labelled field={field} label={label} hint={hint} className={className}>
      <div className="flex max-w-sm gap-1">
        <input
          key={key}
          {...props}
          ref={input}
          required={required}
          defaultValue={kept}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          className={inputClass}
        />
        <CalendarButton input={input} label={label} withTime={withTime} {...bounds} />
      </div>
    </Labelled>
  )
}

function CalendarButton({
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

function asTyped(value: string | null | undefined) {
  return value && /^\d{4}-\d\d-\d\d$/.test(value) ? writeDate(value) : value
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

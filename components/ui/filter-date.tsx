'use client'
import { useRef } from 'react'
import { writeDate } from '@/lib/forms/read-date'
import { CalendarButton } from './calendar-button'

type Props = {
  name: string
  label: string
  /** An ISO date, or what somebody typed that is none. */
  value: string | undefined
  error?: string
}

/** A day of a filter, as text with a calendar beside it like the dates of forms. */
export function FilterDate({ name, label, value, error }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [id, errorId] = [`filter-${name}`, `filter-${name}-error`]
  return (
    <div className="max-w-full">
      <label htmlFor={id} className="mb-1 block text-muted">
        {label}
      </label>
      <div className="flex gap-1">
        <input
          ref={input}
          id={id}
          type="text"
          name={name}
          defaultValue={value && /^\d{4}-\d\d-\d\d$/.test(value) ? writeDate(value) : value}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? errorId : undefined}
          className="min-h-control w-32 rounded-control border border-line bg-surface px-2"
        />
        <CalendarButton input={input} label={label} withTime={false} />
      </div>
      {error && (
        <p id={errorId} className="mt-1 max-w-sm text-danger">
          {error}
        </p>
      )}
    </div>
  )
}

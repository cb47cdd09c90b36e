'use client'
import { getInputProps, useField } from '@conform-to/react'
import { useRef } from 'react'
import { writeDate } from '@/lib/forms/read-date'
import { CalendarButton } from './calendar-button'
import { inputClass } from './input-class'
import { describedBy, Labelled, useKept } from './labelled'

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

function asTyped(value: string | null | undefined) {
  return value && /^\d{4}-\d\d-\d\d$/.test(value) ? writeDate(value) : value
}

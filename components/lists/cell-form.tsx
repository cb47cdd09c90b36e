'use client'
import { Check, X } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import type { EditedCell } from './edited-cell'

const field = 'min-h-8 w-full min-w-28 rounded-control border border-line bg-surface px-2 text-ink'
const press = 'inline-flex size-8 shrink-0 items-center justify-center rounded-control hover:bg-sunken'

/** The field of one cell: Enter saves, Escape leaves it as it was, as do the two buttons. */
export function CellForm({
  cell,
  onSave,
  onCancel,
}: {
  cell: EditedCell
  onSave: (value: string) => void
  onCancel: (focus?: 'button') => void
}) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const input = form.current?.querySelector<HTMLInputElement | HTMLSelectElement>('[name=value]')
    input?.focus()
    if (input instanceof HTMLInputElement) input.select()
  }, [])
  const typed = () => {
    const value = form.current && new FormData(form.current).get('value')
    return typeof value === 'string' ? value.trim() : cell.value
  }
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      onCancel('button')
    } else if (event.key === 'Enter' && event.target instanceof HTMLSelectElement) {
      event.preventDefault()
      form.current?.requestSubmit()
    }
  }
  return (
    <form
      ref={form}
      data-guard="off"
      aria-label={`Change ${cell.label} of ${cell.name}`}
      className="relative z-10 -mx-2 flex w-fit max-w-full items-center gap-0.5"
      onSubmit={(event) => {
        event.preventDefault()
        onSave(typed())
      }}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget) && typed() === cell.value) onCancel()
      }}
    >
      <Field cell={cell} />
      <button type="submit" aria-label="Save" title="Save" className={press}>
        <Check aria-hidden className="size-4" />
      </button>
      <button type="button" aria-label="Cancel" title="Cancel" className={press} onClick={() => onCancel('button')}>
        <X aria-hidden className="size-4" />
      </button>
    </form>
  )
}

function Field({ cell: { label, name, value, choices, most } }: { cell: EditedCell }) {
  const named = `${label} of ${name}`
  if (!choices)
    return (
      <input
        type="text"
        name="value"
        aria-label={named}
        defaultValue={value}
        maxLength={most}
        autoComplete="off"
        spellCheck={false}
        className={field}
      />
    )
  const isKnown = choices.some((choice) => choice.value === value)
  return (
    <select name="value" aria-label={named} defaultValue={value} className={field}>
      {!isKnown && <option value={value}>{value || 'Choose…'}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  )
}

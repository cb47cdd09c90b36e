'use client'
import { useEffect, useRef, useState } from 'react'
import { proposedSide, type Conflict, type ConflictField } from '@/lib/errors/conflict'
import { buttonClass } from './button-class'
import { useHydrated } from './use-hydrated'

const sides = [
  ['yours', 'Yours'],
  ['theirs', 'Theirs'],
  ['original', 'Before'],
] as const

/**
 * Two people saved the same record: what each says, field by field, with a choice for each. Choosing writes into the form
 * behind it; nothing is sent before the person saves. Without script it is a table above the form, which comes as proposed.
 */
export function ConflictDialog({ conflict }: { conflict: Conflict }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const hydrated = useHydrated()
  const [cameWithPage] = useState(!hydrated)
  useEffect(() => {
    const element = dialog.current
    if (!element) return
    if (!cameWithPage) for (const field of conflict.fields) write(element, field.name, field[proposedSide(field)])
    element.close()
    element.showModal()
  }, [conflict, cameWithPage])
  return (
    <dialog
      ref={dialog}
      open
      aria-labelledby="conflict-title"
      className="m-auto max-h-[90dvh] w-[min(60rem,95vw)] overflow-auto rounded-card border-2 border-danger bg-surface p-5 text-ink backdrop:bg-[rgb(0_0_0/45%)] [&:not(:modal)]:static [&:not(:modal)]:mb-4"
    >
      <h2 id="conflict-title" className="text-lg font-semibold">
        {conflict.by} saved this {conflict.at}
      </h2>
      {Object.entries(conflict.seen ?? {}).map(([name, version]) => (
        <input key={name} type="hidden" name={name} value={version} />
      ))}
      <p className="mt-1 text-muted">
        Nothing was overwritten.{' '}
        {hydrated
          ? 'Choose for each field what shall stand, then save.'
          : 'The form below has what you changed, and theirs in the rest: write there what shall stand, then save.'}
      </p>
      {conflict.fields.length === 0 ? (
        <p className="my-4">What you sent and what stands there now are the same.</p>
      ) : (
        conflict.fields.map((field) => (
          <Choice
            key={field.name}
            field={field}
            canChoose={hydrated}
            onChoose={(side) => dialog.current && write(dialog.current, field.name, field[side])}
          />
        ))
      )}
      {hydrated && (
        <div className="mt-4 flex flex-wrap gap-2">
          <button type="submit" className={buttonClass('primary')}>
            Save these
          </button>
          <button type="button" className={buttonClass('secondary')} onClick={() => dialog.current?.close()}>
            Look at the form first
          </button>
        </div>
      )}
    </dialog>
  )
}

function Choice({
  field,
  canChoose,
  onChoose,
}: {
  field: ConflictField
  canChoose: boolean
  onChoose: (side: (typeof sides)[number][0]) => void
}) {
  return (
    <fieldset className="mt-4 border-t border-hairline pt-3">
      <legend className="font-medium">{field.label}</legend>
      <div className="grid gap-2 sm:grid-cols-3">
        {sides.map(([side, title]) => (
          <label
            key={side}
            className="flex gap-2 rounded-control border border-hairline p-2 has-checked:border-primary"
          >
            {canChoose && (
              <input
                type="radio"
                name={`choice-${field.name}`}
                value={side}
                defaultChecked={side === proposedSide(field)}
                onChange={() => onChoose(side)}
              />
            )}
            <span className="min-w-0">
              <span className="block text-muted">{title}</span>
              <bdi className="wrap-anywhere whitespace-pre-line">
                {(field.words?.[field[side]] ?? field[side]) || 'nothing'}
              </bdi>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function write(dialog: HTMLDialogElement, name: string, value: string) {
  const field = dialog.closest('form')?.elements.namedItem(name)
  if (field instanceof RadioNodeList) field.value = value
  else if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = value === 'yes'
  else if (field && 'value' in field) {
    field.value = value
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

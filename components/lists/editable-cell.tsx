'use client'
import { Pencil } from 'lucide-react'
import { startTransition, useActionState, useEffect, useRef, useState, type ReactNode } from 'react'
import { useHydrated } from '@/components/ui/use-hydrated'
import { useSafeAction } from '@/components/ui/use-safe-action'
import { idle, type ActionState } from '@/lib/actions/action-state'
import { editCellAction } from '@/lib/lists/actions'
import { useAnnounce } from './announce'
import { CellForm } from './cell-form'
import { CellRefusal } from './cell-refusal'
import type { EditedCell } from './edited-cell'

/**
 * A cell that is changed where it stands: Enter, F2 or a press opens a field of its own, Escape leaves it. What was chosen
 * shows at once, as being saved; when that is refused the cell says again what it said, and why. Without script the cell is
 * read, and changed in the form of its record.
 */
export function EditableCell({ cell, children }: { cell: EditedCell; children: ReactNode }) {
  const isHydrated = useHydrated()
  const { isOpen, open, close, button } = useOpening()
  const { isSaving, sent, refusal, save, discard } = useSaving(cell)
  if (!isHydrated) return children
  if (isOpen)
    return (
      <CellForm
        cell={cell}
        onCancel={close}
        onSave={(value) => {
          close('button')
          if (value !== cell.value) save(value, cell.version)
        }}
      />
    )
  const words = (value: string) => cell.choices?.find((choice) => choice.value === value)?.label ?? (value || 'empty')
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-disabled={isSaving}
        onClick={() => isSaving || open()}
        onKeyDown={(event) => {
          if (event.key !== 'F2' || isSaving) return
          event.preventDefault()
          open()
        }}
        className="group/cell relative z-10 -mx-2 inline-flex min-h-8 items-center gap-1 rounded-control border border-transparent px-2 text-start hover:border-line focus-visible:border-line aria-disabled:opacity-60"
      >
        <span className={cell.choices || isSaving ? 'whitespace-nowrap' : undefined}>
          {isSaving ? `${words(sent)} · Saving…` : children}
        </span>
        <span className="visually-hidden">
          , change {cell.label} of {cell.name}
        </span>
        <Pencil
          aria-hidden
          className="no-print size-3.5 shrink-0 text-muted opacity-0 group-hover/cell:opacity-100 group-focus-visible/cell:opacity-100 pointer-coarse:opacity-100"
        />
      </button>
      {refusal && !isSaving && (
        <CellRefusal
          {...refusal}
          wanted={words(sent)}
          onRetry={() => save(sent, refusal.newer ?? cell.version)}
          onDiscard={() => {
            discard()
            button.current?.focus()
          }}
        />
      )}
    </>
  )
}

/** The field opens, and when it closes the focus is where it was. */
function useOpening() {
  const [isOpen, setOpen] = useState(false)
  const returns = useRef(false)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isOpen || !returns.current) return
    returns.current = false
    button.current?.focus()
  }, [isOpen])
  return {
    isOpen,
    button,
    open: () => setOpen(true),
    close: (focus?: 'button') => {
      returns.current = focus === 'button'
      setOpen(false)
    },
  }
}

function useSaving(cell: EditedCell) {
  const announce = useAnnounce()
  const [state, submit, isSaving] = useActionState(useSafeAction(editCellAction), idle as ActionState<void>)
  const [sent, setSent] = useState(cell.value)
  const key = useRef('')
  const [discarded, discard] = useState<ActionState<void>>(state)
  useEffect(() => {
    if (isSaving) announce('Saving…')
    else if (state.done) announce(`${cell.label} of ${cell.name} is saved.`)
  }, [isSaving, state, announce, cell.label, cell.name])
  const message = Object.values(state.form?.error ?? {}).flatMap((errors) => errors ?? [])[0]
  return {
    isSaving,
    sent,
    refusal:
      message && state !== discarded
        ? {
            message: state.conflict && !state.isUnanswered ? theirs(state.conflict, cell) : message,
            isUnanswered: state.isUnanswered === true,
            newer: state.conflict?.version,
          }
        : null,
    discard: () => discard(state),
    save: (value: string, version: number) => {
      setSent(value)
      const form = new FormData()
      // sent again with the key it had: the first request may have arrived, and its answer not
      if (!state.isUnanswered || value !== sent) key.current = crypto.randomUUID()
      const fields = { ...pick(cell), version: String(version), value, idempotencyKey: key.current }
      for (const [name, text] of Object.entries(fields)) form.set(name, text)
      startTransition(() => submit(form))
    },
  }
}

const pick = ({ list, column, id }: EditedCell) => ({ list, column, id })

function theirs({ by, at, fields }: NonNullable<ActionState['conflict']>, cell: EditedCell) {
  const now = fields[0]?.theirs
  const words = cell.choices?.find(({ value }) => value === now)?.label ?? now
  return `${by} changed this record ${at}, after you had opened it. Nothing was overwritten${words ? `; it says “${words}” now` : ''}.`
}

'use client'
import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { dialogClass } from '@/components/ui/dialog-class'
import { useModal } from '@/components/ui/use-modal'

type Props = { labels: string[]; isKept: boolean; onStay: () => void; onLeave: () => void }

/** Names what is unsaved before it is left behind. Staying comes first, and Escape stays. */
export function LeaveDialog({ labels, isKept, onStay, onLeave }: Props) {
  const dialog = useModal()
  const id = useId()
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-about`}
      onCancel={onStay}
      className={`${dialogClass} console m-auto max-w-md p-5 max-sm:max-w-[calc(100vw-1rem)]`}
    >
      <h2 id={`${id}-title`} className="mb-2 text-lg font-semibold">
        Leave without saving?
      </h2>
      <div id={`${id}-about`}>
        <p className="mb-1">Not saved yet:</p>
        <ul className="mb-3 list-disc pl-5">
          {labels.map((label, index) => (
            <li key={index}>{label}</li>
          ))}
        </ul>
        <p className="mb-4 text-muted">
          {isKept
            ? 'What you typed is kept as your draft for 14 days, and offered to you when you come back.'
            : 'What you typed will be lost.'}
        </p>
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button kind="primary" autoFocus onClick={onStay}>
          Stay
        </Button>
        <Button onClick={onLeave}>{isKept ? 'Leave, keep the draft' : 'Leave'}</Button>
      </div>
    </dialog>
  )
}

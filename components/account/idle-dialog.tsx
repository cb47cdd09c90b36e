'use client'
import { useEffect, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { dialogClass } from '@/components/ui/dialog-class'
import { useModal } from '@/components/ui/use-modal'
import { remainingWords } from '@/lib/auth/idle'

type Props = {
  endsAt: number
  canStay: boolean
  idleMinutes: number
  look: 'console' | 'portal'
  onStay: () => void
  /** Read, where nothing extends the session any more. */
  onSeen: () => void
}

/** Says that the session is about to end. Staying is one press, Enter, or Escape. */
export function IdleDialog({ endsAt, canStay, idleMinutes, look, onStay, onSeen }: Props) {
  const dialog = useModal()
  const id = useId()
  const [words, setWords] = useState(() => remainingWords(endsAt - Date.now()))
  useEffect(() => {
    const timer = setInterval(() => setWords(remainingWords(endsAt - Date.now())), 1000)
    return () => clearInterval(timer)
  }, [endsAt])
  const answer = canStay ? onStay : onSeen

  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-about`}
      onCancel={(event) => {
        event.preventDefault()
        answer()
      }}
      className={`${dialogClass} ${look} no-print m-auto max-w-md p-5 max-sm:max-w-[calc(100vw-16px)] max-sm:px-[16px]`}
    >
      <h2 id={`${id}-title`} className="mb-2 text-lg font-semibold">
        {canStay ? 'Are you still there?' : 'Your session ends'}
      </h2>
      <div id={`${id}-about`}>
        <p className="mb-2">
          You will be logged out <strong aria-live="polite">{words}</strong>
          {canStay
            ? `, because nothing was pressed for ${idleMinutes - 2} minutes.`
            : ', because it has lasted as long as a session may.'}
        </p>
        <p className="mb-4 text-muted">
          {canStay
            ? 'Then this page is covered until you log in again.'
            : 'Save your work now, then log in again. You come back to this page.'}
        </p>
      </div>
      <Button kind="primary" size={look === 'portal' ? 'main' : undefined} autoFocus onClick={answer}>
        {canStay ? 'Stay logged in' : 'I have read it'}
      </Button>
    </dialog>
  )
}

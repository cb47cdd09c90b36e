'use client'
import { useFormStatus } from 'react-dom'
import { buttonClass } from '@/components/ui/button-class'

/**
 * Keeps a draft, or completes the visit and signs. The draft comes first: Enter in a field presses the first button of a
 * form, and nobody signs by that.
 */
export function NoteButtons({ isAhead }: { isAhead: boolean }) {
  const { pending } = useFormStatus()
  const stop = (event: React.MouseEvent) => pending && event.preventDefault()
  return (
    <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center gap-2 border-t border-hairline bg-canvas px-4 py-3 sm:-mx-6 sm:px-6 lg:-mx-8 lg:px-8 print:hidden">
      <button
        type="submit"
        name="intent"
        value="draft"
        aria-disabled={pending}
        aria-keyshortcuts="Control+S"
        className={buttonClass('secondary')}
        onClick={stop}
      >
        {pending ? 'Saving…' : 'Save draft and close'}
      </button>
      {!isAhead && (
        <button
          type="submit"
          name="intent"
          value="sign"
          aria-disabled={pending}
          className={buttonClass('primary')}
          onClick={stop}
        >
          Complete and sign
        </button>
      )}
      <p className="text-muted">
        {isAhead ? 'It can be signed when the visit has begun.' : 'Signed, the note can only be amended.'}
      </p>
    </div>
  )
}

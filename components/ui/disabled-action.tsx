import { useId } from 'react'
import { buttonClass, type ButtonKind } from './button-class'

/** What cannot be done now, and why: it keeps its place and can be reached by keyboard, so that the reason is heard. */
export function DisabledAction({ children, why, kind }: { children: string; why: string; kind?: ButtonKind }) {
  const id = useId()
  return (
    <span className="inline-flex max-w-prose flex-wrap items-center gap-x-3 gap-y-1">
      <button
        type="button"
        aria-disabled="true"
        aria-describedby={id}
        className={`${buttonClass(kind)} cursor-not-allowed text-muted`}
      >
        {children}
      </button>
      <span id={id} className="text-muted">
        {why}
      </span>
    </span>
  )
}

import { buttonClass } from '@/components/ui/button-class'

type Props = {
  message: string
  /** Whether it was saved is not known. */
  isUnanswered: boolean
  /** The version somebody else saved meanwhile. */
  newer: number | undefined
  /** What was to be saved, in words. */
  wanted: string
  onRetry: () => void
  onDiscard: () => void
}

/** Why a cell was not saved; it stays until the person tries again or lets it go. */
export function CellRefusal({ message, isUnanswered, newer, wanted, onRetry, onDiscard }: Props) {
  return (
    <div
      role="alert"
      className="relative z-10 mt-1 max-w-72 rounded-control border border-danger bg-danger-tint px-2 py-1 whitespace-normal text-danger"
    >
      <p>{isUnanswered ? message : `Not saved: ${message}`}</p>
      <p className="mt-1 flex flex-wrap gap-1">
        <button type="button" className={buttonClass('secondary')} onClick={onRetry}>
          {newer === undefined ? 'Try again' : `Save “${wanted}” all the same`}
        </button>
        <button type="button" className={buttonClass('quiet')} onClick={onDiscard}>
          {newer === undefined ? 'Discard' : 'Keep theirs'}
        </button>
      </p>
    </div>
  )
}

import { Button } from '@/components/ui/button'

type Props = { at: string; labels: string[]; isOutdated: boolean; onRestore: () => void; onDiscard: () => void }

/** Says that work was left unsaved, and what it was. Nothing is put into the form unasked. */
export function DraftOffer({ at, labels, isOutdated, onRestore, onDiscard }: Props) {
  return (
    <section
      aria-label="Your draft"
      className="mb-4 flex flex-wrap items-center justify-between gap-3 rounded-control border border-line bg-info-tint px-4 py-3 text-info-ink"
    >
      <div>
        <p className="font-semibold">You have unsaved changes from {at}</p>
        <p>{labels.join(', ')}</p>
        {isOutdated && (
          <p className="mt-1">The record has been changed since. Check what you restore before you save.</p>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button onClick={onRestore}>Restore</Button>
        <Button onClick={onDiscard}>Discard</Button>
      </div>
    </section>
  )
}

'use client'
import { buttonClass } from '@/components/ui/button-class'
import { useHydrated } from '@/components/ui/use-hydrated'
import { phrasesEvent } from './note-events'

/** Opens the phrases for one field. Only where a script can put them in. */
export function PhraseButton({ field, label }: { field: string; label: string }) {
  if (!useHydrated()) return null
  return (
    <button
      type="button"
      className={`${buttonClass('quiet')} -ml-3`}
      aria-haspopup="dialog"
      aria-keyshortcuts="Alt+P"
      onClick={() => window.dispatchEvent(new CustomEvent(phrasesEvent, { detail: field }))}
    >
      Insert a phrase<span className="visually-hidden"> into {label}</span>
    </button>
  )
}

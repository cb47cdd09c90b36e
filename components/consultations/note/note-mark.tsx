import type { NoteState } from '@/lib/consultations/note-vocabulary'

/** Whether a note is signed. A draft says so wherever it is shown. */
export function NoteMark({ state, amended = 0 }: { state: NoteState; amended?: number }) {
  if (state === 'none') return null
  if (state === 'draft')
    return (
      <span className="inline-flex items-center gap-1.5 rounded-full border-2 border-medium-solid bg-medium-tint px-2 py-0.5 text-xs whitespace-nowrap text-medium-ink">
        <span aria-hidden>✎</span>Draft, not signed
      </span>
    )
  return (
    <span className="inline-flex items-center gap-1.5 rounded-full border border-line px-2 py-0.5 text-xs whitespace-nowrap">
      <span aria-hidden>{state === 'signed' ? '✓' : '○'}</span>
      {state === 'imported' ? 'From the old system' : amended > 0 ? `Signed, amended ${times(amended)}` : 'Signed'}
    </span>
  )
}

function times(count: number) {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`
}

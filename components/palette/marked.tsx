import { highlight } from '@/lib/palette/highlight'

/** A text with what was searched for marked in it. */
export function Marked({ text, words }: { text: string; words: string }) {
  return highlight(text, words).map(({ text: piece, isMatch }, index) =>
    isMatch ? (
      <mark key={index} className="rounded-[2px] bg-medium-tint text-medium-ink">
        {piece}
      </mark>
    ) : (
      piece
    ),
  )
}

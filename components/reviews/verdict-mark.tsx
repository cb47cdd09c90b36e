import { Ban, CircleCheckBig, CircleDashed, CircleX } from 'lucide-react'
import { verdictLabels, type Verdict } from '@/lib/reviews/vocabulary'

const shapes = {
  agreed: { Shape: CircleCheckBig, colour: 'text-success' },
  disagreed: { Shape: CircleX, colour: 'text-high-ink' },
  'not-usable': { Shape: Ban, colour: 'text-medium-ink' },
  unreviewed: { Shape: CircleDashed, colour: 'text-muted' },
} as const

/** What a clinician said of a result, or that nobody has: by shape and by word. */
export function VerdictMark({ verdict }: { verdict: Verdict | null }) {
  const { Shape, colour } = shapes[verdict ?? 'unreviewed']
  return (
    <span className={`inline-flex items-center gap-1 font-medium whitespace-nowrap ${colour}`}>
      <Shape aria-hidden size={15} className="shrink-0" />
      {verdict ? verdictLabels[verdict] : 'Unreviewed'}
    </span>
  )
}

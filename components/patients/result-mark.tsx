/** The latest conclusive model result, always named as one. */
export function ResultMark({ hasParkinsons }: { hasParkinsons: boolean | null }) {
  if (hasParkinsons === null) return <span className="text-muted">None conclusive</span>
  return hasParkinsons ? (
    <span className="inline-flex items-center gap-1.5 font-semibold text-high-ink">
      <span aria-hidden>▲</span>Positive
    </span>
  ) : (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden>○</span>Negative
    </span>
  )
}

const tints = [
  'bg-[var(--stage-0)]',
  'bg-[var(--stage-1)]',
  'bg-[var(--stage-2)]',
  'bg-[var(--stage-3)]',
  'bg-[var(--stage-4)]',
  'bg-[var(--stage-5)]',
]

/** A Hoehn and Yahr stage, 0 to 5 with halves: the number always, the depth of colour beside it. */
export function StageMark({ stage }: { stage: number | null }) {
  if (stage === null) return <span className="text-muted">—</span>
  return (
    <span className="inline-flex items-center gap-2 tabular-nums">
      <span aria-hidden className={`size-3 rounded-sm border border-line ${tints[Math.floor(stage)]}`} />
      {stage}
    </span>
  )
}

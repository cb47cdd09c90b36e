import { likenessDoubts, likenessReasonLabels, type LikenessReason } from '@/lib/patients/vocabulary'

/** Why two records may be one person, and what speaks against it; the score in words and figures. */
export function LikenessWords({ score, reasons }: { score: number; reasons: readonly LikenessReason[] }) {
  const speaksFor = reasons
    .filter((reason) => !likenessDoubts.includes(reason))
    .map((reason) => likenessReasonLabels[reason])
  const against = reasons
    .filter((reason) => likenessDoubts.includes(reason))
    .map((reason) => likenessReasonLabels[reason])
  return (
    <span>
      <span className="font-medium tabular-nums">{score} of 100</span>
      <span className="text-muted"> ({wordFor(score)}): </span>
      {speaksFor.join(', ')}
      {against.length > 0 && <span className="text-muted">; but {against.join(', ')}</span>}
    </span>
  )
}

function wordFor(score: number): string {
  if (score >= 90) return 'almost certainly'
  return score >= 70 ? 'likely' : 'possibly'
}

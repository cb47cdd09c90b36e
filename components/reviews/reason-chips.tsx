import { CircleHelp, GitCompareArrows, ImageOff, UserRoundX } from 'lucide-react'
import { resultWords } from '@/components/predictions/result-words'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatMoment } from '@/lib/format/dates'
import { formatShare } from '@/lib/format/numbers'
import type { Disagreement } from '@/lib/reviews/queries'
import { disagreementReasonLabels, type DisagreementReason } from '@/lib/reviews/vocabulary'
import { findingWords } from './review-words'

const shapes = {
  'clinician-differs': { Shape: UserRoundX, colour: 'bg-high-tint text-high-ink' },
  'models-differ': { Shape: GitCompareArrows, colour: 'bg-medium-tint text-medium-ink' },
  'low-confidence': { Shape: CircleHelp, colour: 'bg-low-tint text-low-ink' },
  'poor-input': { Shape: ImageOff, colour: 'bg-info-tint text-info-ink' },
} as const

function ReasonChip({ reason }: { reason: DisagreementReason }) {
  const { Shape, colour } = shapes[reason]
  return (
    <span className={`inline-flex items-center gap-1 rounded-full px-2 py-0.5 text-xs whitespace-nowrap ${colour}`}>
      <Shape aria-hidden size={13} className="shrink-0" />
      {disagreementReasonLabels[reason]}
    </span>
  )
}

type Seen = Disagreement & { confidenceScore: number | null; lowConfidence: number; inputProblem: string | null }

/** Each reason with what it means for this result. */
export function Reasons({ of }: { of: Seen }) {
  return (
    <ul className="space-y-1">
      {of.reasons.map((reason) => (
        <li key={reason} className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
          <ReasonChip reason={reason} />
          <span className="wrap-anywhere text-muted">
            <bdi>{detail(reason, of)}</bdi>
          </span>
        </li>
      ))}
    </ul>
  )
}

function detail(reason: DisagreementReason, of: Seen): string {
  if (reason === 'clinician-differs') {
    const who = of.assessedBy ? doctorTitle(of.assessedBy) : 'A doctor'
    return `${findingWords(of.assessedStage, of.assessedConclusion) ?? 'Another finding'}: ${who}, ${formatMoment(of.assessedAt)}`
  }
  if (reason === 'models-differ' && of.otherResult)
    return `${of.otherModel ?? 'Another version'} said ${resultWords({ binaryResult: of.otherResult, stageResult: of.otherStage }).toLowerCase()}`
  if (reason === 'low-confidence') return `${formatShare(of.confidenceScore)}, below ${formatShare(of.lowConfidence)}`
  return of.inputProblem ?? 'The scan could not be read well'
}

import { StageMark } from './result-mark'

export type Confirmed = {
  /** Whether a clinician concluded that it is the disease; null while none has. */
  parkinsons: boolean | null
  /** Hoehn and Yahr stage a clinician assessed. */
  stage: number | null
  /** "Dr Ito, 3 Nov 2026" */
  by: string | null
}

/** What a clinician said, which leads over what a model said; who and when below it. */
export function ConfirmedMark({ parkinsons, stage, by }: Confirmed) {
  if (parkinsons === null && stage === null) return <span className="text-muted">Not confirmed</span>
  return (
    <span data-wide className="inline-block max-w-44 md:max-w-36 min-[90rem]:max-w-44">
      {stage !== null ? (
        <span className="inline-flex items-center gap-1 font-semibold">
          <span className="visually-hidden">Stage </span>
          <StageMark stage={stage} />
        </span>
      ) : (
        <span className="font-semibold">{parkinsons ? 'Parkinson’s disease' : 'Not Parkinson’s disease'}</span>
      )}
      {by && (
        <span className="block text-muted">
          <bdi>{by}</bdi>
        </span>
      )}
    </span>
  )
}

import { formatMoment } from '@/lib/format/dates'
import type { StagePoint } from './my-stages'

/**
 * A stage that held from one day to another: neighbours that say the same are one. `endedAt`: when a doctor concluded that
 * it is not this disease.
 */
export type StageStretch = { stage: number; since: Date; last: Date; endedAt: Date | null }

/** What doctors found, the oldest first. */
export function stretchesOf(points: Pick<StagePoint, 'at' | 'stage' | 'by'>[]): StageStretch[] {
  const stretches: StageStretch[] = []
  for (const { at, stage, by } of points) {
    if (by !== 'clinician') continue
    const last = stretches.at(-1)
    const current = last?.endedAt ? undefined : last
    if (stage === null) {
      if (current) current.endedAt = at
    } else if (current?.stage === stage) current.last = at
    else stretches.push({ stage, since: at, last: at, endedAt: null })
  }
  return stretches
}

/** "Stage 2 since March 2024. Before that it was stage 1.5." Without a doctor's word it says that there is none. */
export function stageSentence(points: Pick<StagePoint, 'at' | 'stage' | 'by'>[]): string {
  const stretches = stretchesOf(points)
  const now = stretches.at(-1)
  if (!now) return 'No doctor has found a stage for you yet. What you see here are guesses of a computer model.'
  if (now.endedAt)
    return `In ${formatMoment(now.endedAt, 'month')} a doctor found that it is not Parkinson’s disease. So you have no stage any more. Before that it was stage ${now.stage}.`
  const before = beforeWords(stretches.at(-2))
  const seen =
    now.last > now.since ? ` Your doctor looked again in ${formatMoment(now.last, 'month')} and found the same.` : ''
  return `Stage ${now.stage} since ${formatMoment(now.since, 'month')}.${seen}${before}`
}

function beforeWords(before: StageStretch | undefined): string {
  if (!before) return ''
  return before.endedAt
    ? ' Before that a doctor had found that it is not Parkinson’s disease. Ask your doctor which one counts today.'
    : ` Before that it was stage ${before.stage}.`
}

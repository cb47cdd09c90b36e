import { formatMoment } from '@/lib/format/dates'
import type { StagePoint } from './my-stages'

/** A stage that held from one day to another: neighbours that say the same are one. */
export type StageStretch = { stage: number; since: Date; last: Date }

/** What doctors found, the oldest first. */
export function stretchesOf(points: Pick<StagePoint, 'at' | 'stage' | 'by'>[]): StageStretch[] {
  const stretches: StageStretch[] = []
  for (const { at, stage, by } of points) {
    if (by !== 'clinician') continue
    const current = stretches.at(-1)
    if (current?.stage === stage) current.last = at
    else stretches.push({ stage, since: at, last: at })
  }
  return stretches
}

/** "Stage 2 since March 2024. Before that it was stage 1.5." Without a doctor's word it says that there is none. */
export function stageSentence(points: Pick<StagePoint, 'at' | 'stage' | 'by'>[]): string {
  const stretches = stretchesOf(points)
  const now = stretches.at(-1)
  if (!now) return 'No doctor has found a stage for you yet. What you see here are guesses of a computer model.'
  const before = stretches.at(-2)
  const seen =
    now.last > now.since ? ` Your doctor looked again in ${formatMoment(now.last, 'month')} and found the same.` : ''
  return `Stage ${now.stage} since ${formatMoment(now.since, 'month')}.${seen}${before ? ` Before that it was stage ${before.stage}.` : ''}`
}

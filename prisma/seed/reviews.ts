import { doctorAt } from './care-team.ts'
import type { Chart } from './chart.ts'
import { day, iso } from './clock.ts'
import { stageAt } from './disease.ts'
import { aReview } from './review-factories.ts'
import type { Doctor } from './programme.ts'
import type { Random } from './random.ts'
import type { ReviewRow } from './review-rows.ts'
import type { Prediction, Screening } from './screening.ts'

type Said = Pick<ReviewRow, 'verdict' | 'reason'>

/** What the patient's doctor said of each result, some days later; of some nobody has yet, least of the newest. */
export function writeReviews(random: Random, chart: Chart, screenings: readonly Screening[]) {
  const { programme, patientId } = chart
  for (const { predictions } of screenings)
    for (const prediction of predictions) {
      const isWanted = random.chance(programme.reviewed)
      const reviewedAt = prediction.madeAt + random.between(0.5, 12) * day
      const doctor = doctorAt(chart.stays, Math.min(reviewedAt, programme.now))
      if (patientId === null || !doctor || !isWanted || reviewedAt > programme.now) continue
      writeReview(random, chart, prediction, { doctor, reviewedAt })
    }
}

function writeReview(
  random: Random,
  { sink, life, patientId, programme }: Chart,
  prediction: Prediction,
  { doctor, reviewedAt }: { doctor: Doctor; reviewedAt: number },
) {
  const said = verdictOf(random, prediction, stageAt(life.course, reviewedAt))
  const review = (at: number, what: Said, end: Partial<ReviewRow> = {}) =>
    sink(
      'prediction_reviews',
      aReview({
        id: random.id(at),
        prediction_id: prediction.id,
        patient_id: patientId,
        reviewed_by: doctor.userId,
        doctor_id: doctor.doctorId,
        reviewed_at: iso(at),
        created_at: iso(at),
        updated_at: iso(at),
        ...what,
        ...end,
      }),
    )
  const correctedAt = reviewedAt + random.between(0.1, 3) * day
  if (!random.chance(0.03) || correctedAt > programme.now) return review(reviewedAt, said)
  const slip: Said = said.verdict === 'agreed' ? { verdict: 'not-usable', reason: random.pick(unusable) } : agreed
  review(reviewedAt, slip, {
    ended_at: iso(correctedAt),
    ended_by: doctor.userId,
    ended_reason: 'corrected',
    end_note: 'I had the wrong scan open',
    updated_at: iso(correctedAt),
  })
  review(correctedAt, said)
}

/** Clinicians see the person, and miss a little as well: most of what the model got wrong is noticed. */
function verdictOf(random: Random, { result, stage }: Prediction, truth: number): Said {
  if (random.chance(result === 'uncertain' ? 0.2 : 0.03))
    return { verdict: 'not-usable', reason: random.pick(unusable) }
  if (result === 'uncertain' || random.chance(0.08)) return agreed
  if (result === 'positive' && truth === 0) return { verdict: 'disagreed', reason: random.pick(notTheDisease) }
  if (result === 'negative' && truth > 0) return { verdict: 'disagreed', reason: random.pick(overlooked) }
  if (stage !== null && Math.abs(stage - truth) >= 1)
    return { verdict: 'disagreed', reason: `On examination I see stage ${truth}, not ${stage}.` }
  return agreed
}

const agreed: Said = { verdict: 'agreed', reason: null }
const unusable = [
  'Motion artefacts; the scan must be made again.',
  'The upper slices are missing.',
  'Another sequence than the model was trained on.',
] as const
const notTheDisease = [
  'No bradykinesia on examination; the tremor is essential.',
  'Symmetric, no rest tremor, no response to levodopa.',
  'Vascular changes explain the picture.',
] as const
const overlooked = [
  'Rest tremor and rigidity on one side are clear on examination.',
  'Bradykinesia with decrement, and a good response to levodopa.',
] as const

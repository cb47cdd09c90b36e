import * as z from 'zod'
import { noStageWithoutDisease, optionalChoice, optionalStage } from '@/lib/assessments/schema'
import { conclusions } from '@/lib/assessments/vocabulary'
import { ticked } from '@/lib/forms/choices'
import { idText, optionalText, requiredText } from '@/lib/forms/text'
import { paging } from '@/lib/tables/paging'
import { disagreementReasons, verdicts, type Verdict } from './vocabulary'

const verdictFields = {
  predictionId: idText,
  verdict: z.enum(verdicts, { error: 'Choose whether you agree, disagree, or cannot use the result.' }),
  reason: optionalText(2000),
  /** The clinician's own, recorded in the same step. */
  hoehnYahrStage: optionalStage,
  conclusion: optionalChoice(conclusions, 'a conclusion'),
  /** The patient was told of that. */
  patientKnows: ticked(),
  /** Where to go on to: the worklist, or the result itself. */
  from: z.enum(['disagreements']).optional().catch(undefined),
}

const needsReason = {
  check: ({ verdict, reason }: { verdict: Verdict; reason: string | null }) => verdict === 'agreed' || reason !== null,
  say: { path: ['reason'], error: 'Enter why: whoever reads this later, and whoever mends the model, needs it.' },
}

export const reviewInput = z
  .object(verdictFields)
  .refine(needsReason.check, needsReason.say)
  .refine(noStageWithoutDisease.check, noStageWithoutDisease.say)
export type ReviewInput = z.infer<typeof reviewInput>

export const correctReviewInput = z
  .object({
    ...verdictFields,
    /** The review that the form corrects. */
    reviewId: idText,
    endNote: optionalText(2000),
  })
  .refine(needsReason.check, needsReason.say)
  .refine(noStageWithoutDisease.check, noStageWithoutDisease.say)
export type CorrectReviewInput = z.infer<typeof correctReviewInput>

export const reopenReviewInput = z.object({
  predictionId: idText,
  reviewId: idText,
  endNote: requiredText('why the result is opened again', 2000),
})
export type ReopenReviewInput = z.infer<typeof reopenReviewInput>

/** The worklist as its address says; what is not understood is left out. */
export const disagreementFilter = paging.extend({
  reason: z.enum(disagreementReasons).optional().catch(undefined),
  /** How many reports the review that was just signed has made again. */
  again: z.coerce.number().int().min(1).max(20).optional().catch(undefined),
})
export type DisagreementFilter = z.infer<typeof disagreementFilter>

export const agreementPeriods = ['12', '24', '60'] as const
export const agreementFilter = z.object({
  months: z.enum(agreementPeriods).catch('12'),
})

export const reviewStates = ['unreviewed', ...verdicts] as const
/** The results behind one figure of the agreement page. */
export const reviewedResultsFilter = paging.extend({
  model: z.string().max(200).optional().catch(undefined),
  state: z.enum(reviewStates).optional().catch(undefined),
  /** Such as 2026-11. */
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
})
export type ReviewedResultsFilter = z.infer<typeof reviewedResultsFilter>

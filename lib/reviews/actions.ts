'use server'
import type { Route } from 'next'
import { defineAction } from '@/lib/actions/define-action'
import { address } from '@/lib/tables/address'
import { correctReview, reopenReview, reviewPrediction, type Reviewed } from './commands'
import { resultHref } from './result-href'
import { correctReviewInput, reopenReviewInput, reviewInput } from './schema'

/** Back to where they came from. The result says by itself what became of its reports; the list is told. */
const next = ({ predictionId, from, madeAgain }: Reviewed): Route =>
  from === 'disagreements'
    ? address('/clinic/disagreements', { again: madeAgain || undefined })
    : resultHref(predictionId)

export const reviewPredictionAction = defineAction({
  name: 'reviews.review',
  roles: ['doctor'],
  input: reviewInput,
  run: reviewPrediction,
  then: next,
})

export const correctReviewAction = defineAction({
  name: 'reviews.correct',
  roles: ['doctor'],
  input: correctReviewInput,
  run: correctReview,
  then: next,
})

export const reopenReviewAction = defineAction({
  name: 'reviews.reopen',
  roles: ['doctor'],
  input: reopenReviewInput,
  run: reopenReview,
  then: next,
})

'use server'
import * as z from 'zod'
import { defineVisitorAction } from '@/lib/actions/define-visitor-action'
import { answerOffer, putBackAppearance, saveAppearance } from './commands'
import { chosenAppearance } from './schema'

export const saveAppearanceAction = defineVisitorAction({
  name: 'appearance.save',
  input: chosenAppearance,
  run: (_visitor, input) => saveAppearance(input),
})

export const putBackAppearanceAction = defineVisitorAction({
  name: 'appearance.put-back',
  input: z.object({}),
  run: () => putBackAppearance(),
})

export const answerOfferAction = defineVisitorAction({
  name: 'appearance.answer-offer',
  input: z.object({ answer: z.enum(['keep', 'forget'], { error: 'Press one of the two buttons.' }) }),
  run: (_visitor, { answer }) => answerOffer(answer),
})

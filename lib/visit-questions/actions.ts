'use server'
import type { Route } from 'next'
import { defineAction } from '@/lib/actions/define-action'
import {
  answerQuestion,
  askAgain,
  askFirst,
  bringQuestionBack,
  changeQuestion,
  strikeQuestion,
  writeQuestion,
} from './commands'
import { answerQuestionInput, changeQuestionInput, oneQuestionInput, writeQuestionInput } from './schema'

const toTheList = () => '/portal/consultations/questions' as Route

export const writeQuestionAction = defineAction({
  name: 'visit-questions.write',
  roles: ['patient'],
  input: writeQuestionInput,
  run: writeQuestion,
  then: toTheList,
})

export const changeQuestionAction = defineAction({
  name: 'visit-questions.change',
  roles: ['patient'],
  input: changeQuestionInput,
  run: changeQuestion,
  then: toTheList,
})

export const answerQuestionAction = defineAction({
  name: 'visit-questions.answer',
  roles: ['patient'],
  input: answerQuestionInput,
  run: answerQuestion,
  then: toTheList,
})

export const askAgainAction = defineAction({
  name: 'visit-questions.ask-again',
  roles: ['patient'],
  input: oneQuestionInput,
  run: askAgain,
  then: toTheList,
})

export const askFirstAction = defineAction({
  name: 'visit-questions.ask-first',
  roles: ['patient'],
  input: oneQuestionInput,
  run: askFirst,
  then: toTheList,
})

export const strikeQuestionAction = defineAction({
  name: 'visit-questions.strike',
  roles: ['patient'],
  input: oneQuestionInput,
  run: strikeQuestion,
  then: toTheList,
})

export const bringQuestionBackAction = defineAction({
  name: 'visit-questions.bring-back',
  roles: ['patient'],
  input: oneQuestionInput,
  run: bringQuestionBack,
  then: toTheList,
})

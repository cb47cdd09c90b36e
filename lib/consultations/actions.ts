'use server'
import { defineAction } from '@/lib/actions/define-action'
import { recordHref } from '@/lib/changes/record-links'
import {
  bookConsultation,
  cancelConsultation,
  completeConsultation,
  missConsultation,
  moveConsultation,
  reopenConsultation,
  updateConsultation,
} from './commands'
import { bookInput, cancelInput, completeInput, moveInput, reopenInput, updateInput, versionInput } from './schema'

export const bookConsultationAction = defineAction({
  name: 'consultations.book',
  roles: ['admin'],
  input: bookInput,
  run: bookConsultation,
  then: (id) => recordHref('consultations', id),
})

export const updateConsultationAction = defineAction({
  name: 'consultations.update',
  roles: ['admin'],
  input: updateInput,
  run: updateConsultation,
  then: (id) => recordHref('consultations', id),
})

export const moveConsultationAction = defineAction({
  name: 'consultations.move',
  roles: ['admin'],
  input: moveInput,
  run: moveConsultation,
  then: (id) => recordHref('consultations', id),
})

export const completeConsultationAction = defineAction({
  name: 'consultations.complete',
  roles: ['admin'],
  input: completeInput,
  run: completeConsultation,
  then: (id) => recordHref('consultations', id),
})

export const cancelConsultationAction = defineAction({
  name: 'consultations.cancel',
  roles: ['admin'],
  input: cancelInput,
  run: cancelConsultation,
})

export const missConsultationAction = defineAction({
  name: 'consultations.no-show',
  roles: ['admin'],
  input: versionInput,
  run: missConsultation,
})

export const reopenConsultationAction = defineAction({
  name: 'consultations.reopen',
  roles: ['admin'],
  input: reopenInput,
  run: reopenConsultation,
})

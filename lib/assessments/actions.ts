'use server'
import type { Route } from 'next'
import { defineAction } from '@/lib/actions/define-action'
import { editAssessment, recordAssessment, withdrawAssessment } from './commands'
import { editAssessmentInput, recordAssessmentInput, withdrawAssessmentInput } from './schema'

const opened = ({ id }: { id: string }) => `/clinic/assessments/${encodeURIComponent(id)}` as Route

export const recordAssessmentAction = defineAction({
  name: 'assessments.record',
  roles: ['doctor'],
  input: recordAssessmentInput,
  run: recordAssessment,
  then: opened,
})

export const editAssessmentAction = defineAction({
  name: 'assessments.edit',
  roles: ['doctor'],
  input: editAssessmentInput,
  run: editAssessment,
  then: opened,
})

export const withdrawAssessmentAction = defineAction({
  name: 'assessments.withdraw',
  roles: ['doctor'],
  input: withdrawAssessmentInput,
  run: withdrawAssessment,
  then: ({ patientId }) => `/clinic/patients/${encodeURIComponent(patientId)}` as Route,
})

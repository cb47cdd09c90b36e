import { expect, test } from 'vitest'
import type { WorklistItem } from './queries'
import { reasonOf } from './reason'

const item = (kind: WorklistItem['kind'], facts: WorklistItem['facts']): WorklistItem => ({
  kind,
  facts,
  subjectId: 's',
  patientId: 'p',
  patientName: 'Somebody',
  dateOfBirth: null,
  at: new Date(0),
  urgency: 1,
  claimedByName: null,
  isClaimedByMe: false,
  snoozedUntil: null,
  snoozeReason: null,
})
const when = { ago: '3 days ago', time: '10:30' }

test('says why something is on the list', () => {
  expect(reasonOf(item('visit', { consultationType: 'follow-up', durationMinutes: 30 }), when)).toBe(
    '10:30, follow-up, 30 minutes',
  )
  expect(reasonOf(item('note', { isOverdue: true }), when)).toContain('nobody said whether it took place')
  expect(reasonOf(item('note', { isOverdue: false }), when)).toContain('not signed')
  expect(reasonOf(item('sign', { reportType: 'patient' }), when)).toContain('waits for a signature')
  expect(reasonOf(item('failed', { reportType: 'doctor', error: 'There is no session.' }), when)).toBe(
    'The report “For the doctor” could not be made, 3 days ago. There is no session.',
  )
  expect(reasonOf(item('failed', { reportType: 'doctor', error: null, isSigned: true }), when)).toBe(
    'The files of the signed report “For the doctor” could not be made, 3 days ago.',
  )
  expect(reasonOf(item('rising', { stage: 2.5, stageBefore: 2 }), when)).toBe(
    'Clinicians said stage 2 and now say stage 2.5, within a year; assessed 3 days ago, and nothing is booked.',
  )
  expect(reasonOf(item('unseen', {}), when)).toBe('Last seen 3 days ago, and nothing is booked.')
})

test('puts what a clinician said beside what the model said, only where they differ', () => {
  const of = (facts: WorklistItem['facts']) => reasonOf(item('review', facts), when)

  expect(of({ binaryResult: 'positive', stage: 3, confidence: 0.82, confirmedStage: 1.5 })).toBe(
    'Model result positive, stage 3 (82 %), a clinician said stage 1.5, 3 days ago; nobody has reviewed it.',
  )
  expect(of({ binaryResult: 'positive', stage: 2, confidence: null, confirmedStage: 2 })).toBe(
    'Model result positive, stage 2, 3 days ago; nobody has reviewed it.',
  )
  expect(of({ binaryResult: 'uncertain', stage: null, confidence: 0.5 })).toBe(
    'The model could not tell (50 %), 3 days ago; nobody has reviewed it.',
  )
})

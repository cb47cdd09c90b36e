import { expect, test } from 'vitest'
import type { BoardCard } from './queries'
import { cutWords, needOf, overdueWords, ownerOf } from './words'

const now = new Date('2026-11-27T12:00:00Z')
const card = (more: Partial<BoardCard>): BoardCard => ({
  id: 'r',
  kind: 'report',
  column: 'to-sign',
  patientId: 'p',
  patientName: 'Somebody',
  reportType: 'doctor',
  since: now,
  askedBy: 'the programme',
  sessionId: null,
  predictionId: null,
  binaryResult: null,
  stageResult: null,
  needsReview: false,
  isOutdated: false,
  isMadeAgain: false,
  isHeld: false,
  releaseDueAt: null,
  errorMessage: null,
  version: 1,
  why: null,
  claimedByName: null,
  isClaimedByMe: false,
  signedByName: null,
  ...more,
})
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

test('says in words that a card has stood there for too long, and where it has arrived never', () => {
  expect(overdueWords(card({ since: daysAgo(3) }), now)).toBeNull()
  expect(overdueWords(card({ since: daysAgo(3.1) }), now)).toBe('Overdue: here for more than 3 days')
  expect(overdueWords(card({ column: 'asked', since: daysAgo(2) }), now)).toBe('Overdue: here for more than a day')
  expect(overdueWords(card({ column: 'for-doctors', since: daysAgo(20) }), now)).toBeNull()
})

test('says who has it in hand: whoever took it on, or signed it', () => {
  expect(ownerOf(card({}))).toBe('Nobody has taken this on')
  expect(ownerOf(card({ claimedByName: 'Ito', isClaimedByMe: true }))).toBe('You have taken this on')
  expect(ownerOf(card({ claimedByName: 'Ito' }))).toBe('Dr Ito has taken this on')
  expect(ownerOf(card({ claimedByName: 'a colleague' }))).toBe('A colleague has taken this on')
  expect(ownerOf(card({ column: 'released', signedByName: 'Ito' }))).toBe('Signed by Dr Ito')
  expect(ownerOf(card({ column: 'asked' }))).toBeNull()
})

test('does not ask for what is on its way already', () => {
  expect(needOf(card({ isOutdated: true }))).toBe('Out of date: make it again')
  expect(needOf(card({ isOutdated: true, isMadeAgain: true }))).toBe('A new version is being made')
  expect(needOf(card({ needsReview: true }))).toBe('Review the result first')
})

test('says which of a column are shown where not all are', () => {
  const lane = { cards: [card({})], count: 60, isMore: false }
  expect(cutWords({ ...lane, column: 'to-sign' })).toBe('1 of 60: those that have stood there longest.')
  expect(cutWords({ ...lane, column: 'released', count: 200, isMore: true })).toBe('1 of more than 200: the newest.')
  expect(cutWords({ ...lane, column: 'to-sign', count: 1 })).toBeNull()
})

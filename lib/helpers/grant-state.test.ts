import { expect, test } from 'vitest'
import { isResumable, resumeDays } from './grant-state'

const now = new Date('2026-11-27T12:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

test('what the patient ended is taken back for thirty days, as the database allows it, and not longer', () => {
  expect(isResumable({ endedAt: daysAgo(1), endedReason: 'patient' }, now)).toBe(true)
  expect(isResumable({ endedAt: daysAgo(resumeDays - 0.1), endedReason: 'patient' }, now)).toBe(true)
  expect(isResumable({ endedAt: daysAgo(resumeDays + 0.1), endedReason: 'patient' }, now)).toBe(false)
})

test('what another ended is not theirs to take back', () => {
  for (const endedReason of ['helper', 'staff', 'wrong-codes', null] as const)
    expect(isResumable({ endedAt: daysAgo(1), endedReason }, now)).toBe(false)
})

test('an administrator takes back what an administrator ended, for as long, and nothing else', () => {
  expect(isResumable({ endedAt: daysAgo(1), endedReason: 'staff' }, now, 'staff')).toBe(true)
  expect(isResumable({ endedAt: daysAgo(resumeDays + 0.1), endedReason: 'staff' }, now, 'staff')).toBe(false)
  expect(isResumable({ endedAt: daysAgo(1), endedReason: 'patient' }, now, 'staff')).toBe(false)
})

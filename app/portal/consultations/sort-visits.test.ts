import { expect, test } from 'vitest'
import type { MyVisit } from '@/lib/consultations/my-visits'
import { isStillAhead } from '@/lib/consultations/still-ahead'
import { sortVisits } from './sort-visits'

const now = new Date('2026-11-27T12:00:00Z')
const visit = (id: string, minutesFromNow: number, fields: Partial<MyVisit> = {}): MyVisit => ({
  id,
  consultationDate: new Date(now.getTime() + minutesFromNow * 60_000),
  consultationType: 'in-person',
  status: 'scheduled',
  durationMinutes: 30,
  chiefComplaint: null,
  diagnosis: null,
  prescription: null,
  nextVisitDate: null,
  doctorId: 'd',
  doctorName: 'Dr D',
  doctorSpecialization: null,
  isOut: null,
  ...fields,
})

test('a visit is ahead until two hours after its end, so that it is there in the waiting room', () => {
  expect(isStillAhead(visit('begun', -1), now)).toBe(true)
  expect(isStillAhead(visit('late', -149), now)).toBe(true)
  expect(isStillAhead(visit('over', -150), now)).toBe(false)
  expect(isStillAhead(visit('of unknown length', -149, { durationMinutes: null }), now)).toBe(true)
  expect(isStillAhead(visit('held', -1, { status: 'completed' }), now)).toBe(false)
  expect(isStillAhead(visit('cancelled', 60, { status: 'cancelled' }), now)).toBe(false)
})

test('one that has begun stays above the past ones; what was cancelled before its day stands apart', () => {
  const visits = [
    visit('tomorrow', 1440),
    visit('called off', 600, { status: 'cancelled' }),
    visit('this afternoon', 120),
    visit('begun', -20),
    visit('nobody closed', -1440),
    visit('held', -9999, { status: 'completed' }),
  ]
  const sorted = sortVisits(visits, visits[3]!, now)
  expect(sorted.later.map(({ id }) => id)).toEqual(['this afternoon', 'tomorrow'])
  expect(sorted.cancelled.map(({ visit: { id } }) => id)).toEqual(['called off'])
  expect(sorted.past.map(({ visit: { id } }) => id)).toEqual(['nobody closed', 'held'])
})

import { expect, test } from 'vitest'
import { nowOf } from './now'
import { openThings } from './open-things'

const nothing = nowOf({ assessments: [], models: [], visits: [], scans: [], medications: [] })
const at = new Date('2026-11-26T10:00:00Z')

test('a report to sign says what the database asks for first', () => {
  const states = { needsReview: false, isOutdated: false, isMadeAgain: false }
  const report = { id: 'r', title: 'Screening report', createdAt: at, ...states }
  const says = (state: Partial<typeof report>) =>
    openThings({ visits: [], requests: [], toSign: [{ ...report, ...state }] }, nothing, 'd', at).map(
      ({ what }) => what,
    )

  expect(says({})).toEqual(['Sign: Screening report'])
  expect(says({ needsReview: true })).toEqual(['Review the result, then sign: Screening report'])
  expect(says({ isOutdated: true })).toEqual(['Make it again, then sign: Screening report'])
  expect(says({ isOutdated: true, isMadeAgain: true })).toEqual([])
  expect(says({ needsReview: true, isMadeAgain: true })).toEqual(['Review the result, then sign: Screening report'])
})

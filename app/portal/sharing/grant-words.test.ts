import { expect, test } from 'vitest'
import { whatCould, whatMay } from '@/components/helpers/grant-words'

const acceptedAt = new Date('2026-11-01T10:00:00Z')

test('what somebody may do is told as of now, and what is over as of then', () => {
  const grant = { scope: 'everything', mayWrite: true, endsAt: null, acceptedAt } as const
  expect(whatMay(grant)).toBe('Sees everything, and may write questions for my visits. Until I end it.')
  expect(whatCould(grant)).toBe('Saw everything, and could write questions for my visits.')
  expect(whatCould({ ...grant, scope: 'reports', mayWrite: false })).toBe('Saw my reports, and could change nothing.')
})

test('who never accepted saw nothing, whatever had been chosen for them', () => {
  expect(whatCould({ scope: 'everything', mayWrite: true, acceptedAt: null })).toContain('saw nothing')
})

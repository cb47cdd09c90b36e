import { expect, test } from 'vitest'
import { afterReopening, afterSigning, type ReleaseTerms } from './patient-sees'

const now = new Date('2026-11-27T12:00:00Z')
const result = { createdAt: new Date('2026-11-27T10:00:00Z'), isImported: false }
const terms = (rule: ReleaseTerms['rule'], afterHours = 24): ReleaseTerms => ({ rule, afterHours })

test('by the rule “on review”, signing shows the result, and opening it again hides it', () => {
  expect(afterSigning(result, terms('on-review'), now)).toContain('Once you sign, the patient sees this result at once')
  expect(afterSigning(result, terms('on-review'), now)).not.toContain('Unsigned')
  expect(afterReopening(result, terms('on-review'), now)).toContain('stops seeing')
})

test('by the rule “at once” it is shown already, and stays so', () => {
  expect(afterSigning(result, terms('at-once'), now)).toContain('sees this result already, as soon as it is there')
  expect(afterReopening(result, terms('at-once'), now)).toContain('goes on seeing')
})

test('by the rule “after hours” it depends on whether they are over', () => {
  expect(afterSigning(result, terms('after-hours', 24), now)).toMatch(
    /at once.*Unsigned, they would see it from 28 Nov/,
  )
  expect(afterReopening(result, terms('after-hours', 24), now)).toMatch(/stops seeing.*or until 28 Nov/)
  expect(afterSigning(result, terms('after-hours', 2), now)).toContain('already, 2 hours after it was given')
  expect(afterReopening(result, terms('after-hours', 1), now)).toContain('goes on seeing')
})

test('what the old system showed stays shown, whatever the rule', () => {
  const imported = { ...result, isImported: true }

  expect(afterSigning(imported, terms('on-review'), now)).toContain('already, as the old system showed it')
  expect(afterReopening(imported, terms('on-review'), now)).toContain('goes on seeing')
})

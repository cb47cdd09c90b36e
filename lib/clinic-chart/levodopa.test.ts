import { describe, expect, test } from 'vitest'
import { levodopaEquivalent } from './levodopa'

const taken = (name: string, dose: string, times: string[], asNeeded = false) => ({ name, dose, times, asNeeded })
const four = ['07:00', '11:00', '15:00', '19:00']
const sum = (...all: Parameters<typeof levodopaEquivalent>[0][number][]) => levodopaEquivalent(all).milligrams

describe('the levodopa-equivalent daily dose', () => {
  test('is levodopa itself, by strength, dose and times', () => {
    expect(sum(taken('Levodopa/carbidopa 100/25 mg', '1 tablet', four))).toBe(400)
    expect(sum(taken('Levodopa/carbidopa 100/25 mg', '1 and a half tablets', four))).toBe(600)
    expect(sum(taken('Levodopa/benserazide 100/25 mg', 'half a tablet', four))).toBe(200)
    expect(sum(taken('Levodopa 100 mg', '2 capsules', ['08:00']))).toBe(200)
  })
  test('converts the others by the published factors', () => {
    expect(sum(taken('Pramipexole 0.35 mg', '1 tablet', ['08:00', '14:00', '20:00']))).toBe(105)
    expect(sum(taken('Ropinirole 2 mg', '1 tablet', four))).toBe(160)
    expect(sum(taken('Rasagiline 1 mg', '1 tablet', ['08:00']))).toBe(100)
    expect(sum(taken('Amantadine 100 mg', '1 capsule', ['08:00', '13:00']))).toBe(200)
    expect(sum(taken('Selegiline 10 mg', '1 tablet', ['08:00']))).toBe(100)
  })
  test('counts entacapone as a third of the levodopa taken with it, and of no other', () => {
    const withAll = sum(
      taken('Levodopa/carbidopa 100/25 mg', '1 tablet', four),
      taken('Entacapone 200 mg', '1 tablet', ['07:00', '15:10']),
    )
    expect(withAll).toBe(400 + 66)
    expect(sum(taken('Entacapone 200 mg', '1 tablet', four))).toBe(0)
  })
  test('leaves out what is not against the disease or only when needed, and says so', () => {
    expect(
      levodopaEquivalent([
        taken('Levodopa/carbidopa 100/25 mg', '1 tablet', four),
        taken('Aspirin 75 mg', '1 tablet', ['08:00']),
        taken('Apomorphine 10 mg', '1 tablet', [], true),
      ]),
    ).toMatchObject({ milligrams: 400, notCounted: ['Aspirin 75 mg', 'Apomorphine 10 mg (only when needed)'] })
  })
})

describe('no sum at all', () => {
  const sure = taken('Levodopa/carbidopa 100/25 mg', '1 tablet', four)
  const doubtful: Record<string, ReturnType<typeof taken>> = {
    'a form with another conversion': taken('Levodopa/carbidopa 100/25 mg CR', '1 tablet', four),
    'a substance the table does not have': taken('Safinamide 50 mg', '1 tablet', ['08:00']),
    'a brand whose strength says nothing by itself': taken('Stalevo 100', '1 tablet', four),
    'a dose that is not counted': taken('Levodopa 100 mg', 'as told', four),
    'a strength that is missing': taken('Levodopa', '1 tablet', four),
    'two strengths': taken('Ropinirole 2 mg or 4 mg', '1 tablet', four),
    'the strengths the other way round': taken('Carbidopa/levodopa 25/100 mg', '1 tablet', four),
    'no time of day': taken('Levodopa 100 mg', '1 tablet', []),
    'a patch': taken('Rotigotine 4 mg patch', '1 tablet', ['08:00']),
    'two of them in one': taken('Levodopa/carbidopa/entacapone 100/25/200 mg', '1 tablet', four),
  }
  for (const [what, medicine] of Object.entries(doubtful)) {
    test(`with ${what}, and it says which medicine`, () => {
      expect(levodopaEquivalent([sure, medicine])).toEqual({
        milligrams: null,
        reason: `${medicine.name}, ${medicine.dose}`,
      })
    })
  }
  test('when nothing counts, and no reason either', () => {
    expect(levodopaEquivalent([taken('Aspirin 75 mg', '1 tablet', ['08:00'])])).toEqual({
      milligrams: null,
      reason: null,
    })
    expect(levodopaEquivalent([])).toEqual({ milligrams: null, reason: null })
  })
})

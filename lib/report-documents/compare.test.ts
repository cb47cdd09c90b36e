import { expect, test } from 'vitest'
import { changedParts, compareDocuments } from './compare'
import { composeReport } from './compose'
import { agreed, sampleInput } from './sample-input'
import { stringsFor } from './strings/packs'

const strings = stringsFor('en')

test('says by section what a later version says otherwise', () => {
  const earlier = composeReport(sampleInput(), strings)
  const later = composeReport(
    sampleInput({ review: agreed, medications: [], asOf: '2026-11-21T08:00:00.000Z' }),
    strings,
  )
  const differences = compareDocuments(earlier, later)
  expect(differences.map(({ field }) => field)).toEqual([
    'First line',
    'Model result',
    'Current medications, as recorded',
  ])
  const removed = differences[2]?.pieces.filter(({ change }) => change === 'removed').map(({ text }) => text)
  expect(removed?.join('')).toContain('Rasagiline')
})

test('the same facts at another time are the same', () => {
  const later = composeReport(sampleInput({ asOf: '2026-11-21T08:00:00.000Z' }), strings)
  expect(compareDocuments(composeReport(sampleInput(), strings), later)).toEqual([])
})

test('names the parts that changed, without what they say', () => {
  const earlier = composeReport(sampleInput(), strings)
  const later = composeReport(sampleInput({ medications: [] }), strings)
  expect(changedParts(earlier, later)).toEqual(['Current medications, as recorded'])
  expect(changedParts(earlier, earlier)).toEqual([])
})

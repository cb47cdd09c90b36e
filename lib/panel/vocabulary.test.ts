import { expect, test } from 'vitest'
import { panelSearch } from './schema'
import { stageWords, trendOf } from './vocabulary'

test('a trend needs two stages of the same source', () => {
  expect(trendOf(3, 2.5)).toBe('rising')
  expect(trendOf(2, 2)).toBe('same')
  expect(trendOf(1.5, 2)).toBe('falling')
  expect(trendOf(null, 2)).toBe('unknown')
  expect(trendOf(2, null)).toBe('unknown')
})

test('an address that names no stage and no trend lists everybody', () => {
  expect(panelSearch.parse({ trend: 'rising', stage: '2.5' })).toEqual({ trend: 'rising', stage: 2.5 })
  expect(panelSearch.parse({ stage: 'none' })).toEqual({ stage: 'none' })
  expect(panelSearch.parse({ trend: 'sideways', stage: '7' })).toEqual({})
})

test('what a clinician said leads, also that it is not the disease', () => {
  expect(stageWords({ stage: 2, isConfirmed: true, isNotDisease: false })).toBe('2, confirmed')
  expect(stageWords({ stage: 0, isConfirmed: false, isNotDisease: false })).toBe('0, by the model')
  expect(stageWords({ stage: null, isConfirmed: true, isNotDisease: true })).toBe('Not Parkinson’s disease, confirmed')
  expect(stageWords({ stage: null, isConfirmed: false, isNotDisease: false })).toBeNull()
})

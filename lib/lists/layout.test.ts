import { expect, test } from 'vitest'
import { clamped, pinnedAmong, readWidths, withPin } from './layout'

const shown = ['name', 'stage', 'visits', 'scans'].map((id) => ({ id }))
const none = { start: [], end: [] }

test('the identity is always pinned, first, and only columns that are shown with it', () => {
  expect(pinnedAmong(shown, none)).toEqual({ start: ['name'], end: [] })
  expect(pinnedAmong(shown, { start: ['visits', 'name', 'gone'], end: ['scans', 'visits'] })).toEqual({
    start: ['name', 'visits'],
    end: ['scans'],
  })
  expect(pinnedAmong([], none)).toEqual(none)
})

test('something is always left to scroll', () => {
  expect(pinnedAmong(shown, { start: ['stage', 'visits'], end: ['scans'] })).toEqual({ start: ['name'], end: [] })
})

test('a column is pinned to one side at a time', () => {
  const start = withPin(none, 'stage', 'start')
  expect(start).toEqual({ start: ['stage'], end: [] })
  expect(withPin(start, 'stage', 'end')).toEqual({ start: [], end: ['stage'] })
  expect(withPin({ start: [], end: ['scans'] }, 'visits', 'end')).toEqual({ start: [], end: ['visits', 'scans'] })
  expect(withPin(start, 'stage', null)).toEqual(none)
})

test('widths in an address are read forgivingly and kept within bounds', () => {
  const known = new Set(['name', 'stage'])
  expect(readWidths('name.240,stage.10,gone.200,stage,name.x,__proto__.99', known)).toEqual({ name: 240, stage: 60 })
  expect(readWidths('name.9999', known)).toEqual({ name: 800 })
  expect(readWidths(undefined, known)).toEqual({})
  expect(clamped(99.6)).toBe(100)
})

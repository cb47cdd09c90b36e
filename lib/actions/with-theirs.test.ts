import { expect, test } from 'vitest'
import { withTheirs } from './with-theirs'

const conflict = (fields: [name: string, yours: string, theirs: string, original: string][]) => ({
  by: 'Ana',
  at: 'now',
  version: 2,
  fields: fields.map(([name, yours, theirs, original]) => ({ name, label: name, yours, theirs, original })),
})

test('what one changed stays, and what one did not touch says what the other wrote', () => {
  const sent = { initialValue: { findings: 'Mine', part3: '20', notes: 'Old', name: 'Same' } }
  const fields = conflict([
    ['findings', 'Mine', 'Theirs', ''],
    ['part3', '20', '31', '20'],
    ['notes', 'Old', '', 'Old'],
  ])
  expect(withTheirs(sent, fields).initialValue).toEqual({ findings: 'Mine', part3: '31', name: 'Same' })
})

test('boxes are ticked and cleared as the other did', () => {
  const sent = { initialValue: { ticked: 'on' } }
  const fields = conflict([
    ['ticked', 'yes', 'no', 'yes'],
    ['cleared', 'no', 'yes', 'no'],
  ])
  expect(withTheirs(sent, fields).initialValue).toEqual({ cleared: 'on' })
})

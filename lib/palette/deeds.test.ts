import { expect, test } from 'vitest'
import { readDeed } from './deeds'

test.each([
  ['assign ito to berg', { verb: 'assign', names: ['ito', 'berg'] }],
  ['Assign Dr. Ito to Ana Berg', { verb: 'assign', names: ['ito', 'ana berg'] }],
  ['assign berg, ito', { verb: 'assign', names: ['berg', 'ito'] }],
  ['book for berg with dr ito', { verb: 'book', names: ['berg', 'ito'] }],
  ['schedule berg', { verb: 'book', names: ['berg'] }],
  ['stat berg', { verb: 'statistics', names: ['berg'] }],
  ['timeline berg notes 2025', { verb: 'timeline', names: ['berg'], type: 'note', year: '2025' }],
  ['timeline scan', { verb: 'timeline', names: ['scan'] }],
])('%j', (text, expected) => expect(readDeed(text)).toEqual(expected))

test.each(['', 'assign', 'assign  ', 'assign to', 'ana berg', 'en berg', 'bookman ana', 'sta berg'])(
  '%j says nothing to be done',
  (text) => expect(readDeed(text)).toBeNull(),
)

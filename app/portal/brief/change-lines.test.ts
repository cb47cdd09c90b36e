import { expect, test, vi } from 'vitest'
import { changeLines } from './change-lines'

vi.mock('@/lib/env', () => ({ env: () => ({ SUBSTANTIA_TIME_ZONE: 'UTC' }) }))

const on = (day: string) => new Date(`2026-11-${day}T10:00:00Z`)

test('a paper of mine speaks as I do, and leaves the words of others alone', () => {
  expect(
    changeLines([
      { at: on('04'), sentence: 'You missed a visit.' },
      { at: on('03'), sentence: 'Your treatment was changed.' },
      { at: on('02'), sentence: 'A diagnosis was written in your record:', quote: 'You and your stage' },
    ]),
  ).toEqual([
    '4 Nov 2026: I missed a visit.',
    '3 Nov 2026: My treatment was changed.',
    '2 Nov 2026: A diagnosis was written in my record: You and your stage',
  ])
})

test('what happened twice on one day is one line, in its place; on another day it is another', () => {
  const scan = 'An MRI scan of your head was added to your record.'
  expect(
    changeLines([
      { at: on('05'), sentence: 'You had a visit.' },
      { at: on('04'), sentence: scan },
      { at: on('04'), sentence: scan },
      { at: on('03'), sentence: scan },
    ]),
  ).toEqual([
    '5 Nov 2026: I had a visit.',
    '4 Nov 2026: An MRI scan of my head was added to my record. (2 times)',
    '3 Nov 2026: An MRI scan of my head was added to my record.',
  ])
})

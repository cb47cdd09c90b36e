import { expect, test } from 'vitest'
import { compareReports } from './compare'

const report = {
  title: 'Screening report',
  content: 'The model found signs of stage 2.\nA clinician decides.',
  recommendations: ['Come again in spring.'],
  disclaimer: null,
  reportType: 'For the doctor',
}

test('versions that say the same differ in nothing', () => {
  expect(compareReports(report, { ...report })).toEqual([])
})

test('each field that differs is shown word by word', () => {
  const later = {
    ...report,
    content: 'The model found signs of stage 3.\nA clinician decides.',
    disclaimer: 'Support only.',
  }

  expect(compareReports(report, later)).toEqual([
    {
      field: 'Text',
      pieces: [
        { text: 'The model found signs of stage ', change: 'same' },
        { text: '2', change: 'removed' },
        { text: '3', change: 'added' },
        { text: '.\nA clinician decides.', change: 'same' },
      ],
    },
    { field: 'Disclaimer', pieces: [{ text: 'Support only.', change: 'added' }] },
  ])
})

test('both texts can be put together again from the pieces, however they differ', () => {
  const before = 'One two  three\n\nfour — five'
  const after = 'one two three\nfour, five, six'
  const [{ pieces } = { pieces: [] }] = compareReports({ ...report, content: before }, { ...report, content: after })
  const without = (left: string) => pieces.flatMap(({ text, change }) => (change === left ? [] : text)).join('')

  expect(without('added')).toBe(before)
  expect(without('removed')).toBe(after)
})

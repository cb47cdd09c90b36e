import { expect, test, vi } from 'vitest'
import { plainReport, type PlainReport } from './plain-report'

vi.mock('@/lib/env', () => ({ env: () => ({ SUBSTANTIA_TIME_ZONE: 'UTC' }) }))

const report: PlainReport = {
  id: 'r',
  title: 'MRI of March',
  content: 'First line.\nSecond line.\n\nA new paragraph.',
  recommendations: ['Walk each day'],
  disclaimer: 'Not a verdict.',
  version: 2,
  generatedBy: 'report-writer 2.1',
  createdAt: new Date('2024-03-04T10:00:00Z'),
}
const wordsOf = (fields: Partial<PlainReport>) =>
  JSON.stringify(plainReport({ ...report, ...fields }, new Date('2026-11-27T10:00:00Z')))

test('the caution stands before the words, and all of the words are there', () => {
  const { title, sections } = plainReport(report, new Date('2026-11-27T10:00:00Z'))
  expect(title).toBe('MRI of March')
  expect(sections.map(({ heading }) => heading)).toEqual([
    'Before you read',
    'What the report says',
    'What it suggests',
    'Please note',
  ])
  for (const words of ['First line.', 'Second line.', 'A new paragraph.', 'Walk each day', 'Not a verdict.'])
    expect(wordsOf({})).toContain(words)
})

test('who wrote it is said as on the page: a program, somebody, or nobody knows', () => {
  expect(wordsOf({})).toContain('A computer program wrote this report. No doctor has confirmed it yet.')
  expect(wordsOf({ generatedBy: 'Dr Ines Portal' })).toContain('Dr Ines Portal wrote this report.')
  expect(wordsOf({ generatedBy: null })).toContain('does not say who wrote this report')
})

test('what a report does not have is no empty heading', () => {
  const words = wordsOf({ recommendations: null, disclaimer: null })
  expect(words).not.toContain('What it suggests')
  expect(words).not.toContain('Please note')
})

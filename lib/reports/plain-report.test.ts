import { expect, test, vi } from 'vitest'
import type { LookedAt } from './before-words'
import { plainReport, type PlainReport } from './plain-report'

vi.mock('@/lib/env', () => ({ env: () => ({ SUBSTANTIA_TIME_ZONE: 'UTC' }) }))

const report: PlainReport = {
  id: 'r',
  title: 'MRI of March',
  content: 'First line.\nSecond line.\n\nA new paragraph.',
  recommendations: ['Walk each day'],
  disclaimer: 'Not a verdict.',
  version: 2,
  reportType: 'patient',
  predictionId: 'q',
  generatedBy: 'report-writer 2.1',
  createdAt: new Date('2024-03-04T10:00:00Z'),
}
const wordsOf = (fields: Partial<PlainReport>, lookedAt: LookedAt = null) =>
  JSON.stringify(plainReport({ ...report, ...fields }, lookedAt, new Date('2026-11-27T10:00:00Z')))

test('the caution stands before the words, and all of the words are there', () => {
  const { title, sections } = plainReport(report, null, new Date('2026-11-27T10:00:00Z'))
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

test('a doctor who looked at the result is named, with what they think; nothing is said to who sees no results', () => {
  const lookedAt = {
    verdict: 'disagreed',
    doctorName: 'Ines Portal',
    reviewedAt: new Date('2024-03-06T10:00:00Z'),
  } as const
  for (const generatedBy of ['report-writer 2.1', null]) {
    expect(wordsOf({ generatedBy }, lookedAt)).toContain(
      'On Wednesday, 6 March 2024 Dr Ines Portal looked at what the computer saw, and does not think the same.',
    )
    expect(wordsOf({ generatedBy }, lookedAt)).not.toContain('No doctor has confirmed')
    expect(wordsOf({ generatedBy }, null)).toContain('No doctor has confirmed it yet.')
    expect(JSON.stringify(plainReport({ ...report, generatedBy }, undefined, new Date()))).not.toContain('No doctor')
  }
})

test('a figure of the program is no risk of an illness: said before a report in the words of doctors only', () => {
  for (const reportType of ['doctor', 'full', 'summary'])
    expect(wordsOf({ reportType })).toContain('They do not say how likely an illness is.')
  for (const reportType of ['patient', 'patient_friendly']) expect(wordsOf({ reportType })).not.toContain('Confidence')
})

test('what a report does not have is no empty heading', () => {
  const words = wordsOf({ recommendations: null, disclaimer: null })
  expect(words).not.toContain('What it suggests')
  expect(words).not.toContain('Please note')
})

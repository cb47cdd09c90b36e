import { expect, test } from 'vitest'
import { composeReport } from './compose'
import { linesOf, type ReportDocument } from './document'
import type { ReportInput } from './input'
import { readingGrade, syllablesOf } from './reading-grade'
import { agreed, confirmed, disagreed, notUsable, sampleInput } from './sample-input'
import { patientEn } from './strings/en-patient'
import { stringsFor } from './strings/packs'

const highest = 6

const stagedAfterAll: ReportInput['clinician'] = {
  stage: confirmed.stage,
  conclusion: { ...confirmed.conclusion!, conclusion: 'not-parkinsons-disease' },
}
const states: [string, Partial<ReportInput>][] = [
  ['unreviewed', {}],
  ['agreed', { review: agreed }],
  ['disagreed, with a clinician’s own word', { review: disagreed, clinician: confirmed }],
  ['not usable', { review: notUsable }],
  ['a stage after the conclusion that it is not the disease', { clinician: stagedAfterAll }],
  ['without a scan', { scan: null, prediction: null, history: [] }],
  ['a summary', { about: 'patient', session: null }],
]

function ownWords(document: ReportDocument): string {
  const blocks = document.sections.flatMap(({ heading, blocks: parts }) => [
    heading,
    ...parts.flatMap((block) => (block.type === 'quote' || block.type === 'stage-chart' ? [] : linesOf(block))),
  ])
  return [document.lead, ...blocks, document.disclaimer].join('\n')
}

test.each(states)('a patient of 9 to 11 can read the report: %s', (_name, differently) => {
  const document = composeReport(sampleInput({ kind: 'patient', ...differently }), stringsFor('en'))
  expect(readingGrade(ownWords(document))).toBeLessThanOrEqual(highest)
})

test('no sentence for patients is much harder than the others', () => {
  const sentences = textsIn(patientEn).filter((text) => text.split(' ').length > 4)
  expect(sentences.length).toBeGreaterThan(40)
  const hard = sentences.filter((text) => readingGrade(text.replace(/\{\w+\}/g, 'May')) > 9)
  expect(hard).toEqual([])
})

test('the grade tells a hard text from an easy one', () => {
  expect(readingGrade('The cat sat on the mat. It was warm.')).toBeLessThan(2)
  expect(
    readingGrade('Bradykinesia and postural instability characterise idiopathic neurodegenerative parkinsonism.'),
  ).toBeGreaterThan(14)
})

test.each([
  ['doctor', 2],
  ['computer', 3],
  ['made', 1],
  ['looked', 1],
  ['illness', 2],
  ['2026', 1],
  ['Parkinson’s', 3],
])('counts the syllables of %s', (word, count) => {
  expect(syllablesOf(word)).toBe(count)
})

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

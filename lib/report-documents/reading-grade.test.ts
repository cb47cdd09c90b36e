import { expect, test } from 'vitest'
import { composeReport } from './compose'
import type { ReportInput } from './input'
import { readingAgeWords, readingGrade, syllablesOf, wordsToRead } from './reading-grade'
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

test.each(states)('a patient of 9 to 11 can read the report: %s', (_name, differently) => {
  const document = composeReport(sampleInput({ kind: 'patient', ...differently }), stringsFor('en'))
  expect(readingGrade(wordsToRead(document, ['quote', 'stage-chart']))).toBeLessThanOrEqual(highest)
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

test('the grade is said as an age, for English only', () => {
  const text =
    'A doctor looked at the scan of your head. The computer saw a change in it. Ask your doctor what it means.'
  const grade = readingGrade(text)
  expect(readingAgeWords(text)).toBe(
    `Reading age about ${Math.round(grade + 5)} years (Flesch-Kincaid grade ${grade.toFixed(1)})`,
  )
  expect(readingAgeWords('I am. We go.')).toContain('Reading age about 5 years')
  expect(readingAgeWords('Idiopathic neurodegenerative parkinsonism characterises bradykinesia.')).toContain(
    'Reading age 18 years or more',
  )
  expect(readingAgeWords(text, 'ar')).toBeNull()
  expect(readingAgeWords('12. 3.')).toBeNull()
})

test('what somebody wrote by hand counts in what is read, a drawing does not', () => {
  const document = composeReport(sampleInput({ kind: 'doctor' }), stringsFor('en'))
  const [section] = document.sections
  const chart = document.sections.flatMap(({ blocks }) => blocks).find(({ type }) => type === 'stage-chart')
  const quote = { type: 'quote' as const, by: 'Dr Hand', text: 'Written by hand' }
  const read = wordsToRead({ ...document, sections: [{ ...section!, blocks: [quote, ...(chart ? [chart] : [])] }] })
  expect(read).toContain('Written by hand')
  expect(chart?.type === 'stage-chart' && read.includes(chart.alt)).toBe(false)
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

import { expect, test } from 'vitest'
import { broughtText, byTerm, countSigned, isSameText, sentenceOf, textOf, type SignedText } from './clinic-text'
import { termKeys } from './glossary'

const signed = (term: string): SignedText => ({
  id: term,
  term,
  textVersion: 2,
  means: 'is what the doctor wrote.',
  short: 'In short.',
  full: ['In full.'],
  signerName: 'Anna Berg',
  signerSpeciality: 'Neurology',
  signedAt: new Date('2026-11-03T10:00:00Z'),
})

test('patients read what was signed, and otherwise what the program brings', () => {
  const texts = byTerm([signed('mri')])
  expect(sentenceOf('mri', textOf('mri', texts))).toBe('An MRI scan is what the doctor wrote.')
  expect(textOf('tremor', texts)).toEqual(broughtText('tremor'))
})

test('a text of a word that is no longer explained counts for nothing', () => {
  expect(countSigned(byTerm([signed('mri'), signed('constructor'), signed('phrenology')]))).toEqual({
    signed: 1,
    all: termKeys.length,
  })
})

test('texts are the same when all three depths are', () => {
  const brought = broughtText('mri')
  expect(isSameText(brought, { ...brought, full: [...brought.full] })).toBe(true)
  expect(isSameText(brought, { ...brought, full: brought.full.slice(1) })).toBe(false)
})

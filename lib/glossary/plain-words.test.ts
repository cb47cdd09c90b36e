import { expect, test } from 'vitest'
import { broughtText, splitParagraphs } from './clinic-text'
import { faultsOf } from './plain-words'

const plain = broughtText('mri')

test('a text that patients can read has no fault', () => {
  expect(faultsOf('mri', plain)).toEqual({})
})

test('each depth that is too hard is named, with the age it is for', () => {
  const hard =
    'Magnetic resonance imaging constitutes a non-invasive tomographic modality generating anatomical representations.'
  expect(Object.keys(faultsOf('mri', { means: 'is a picture.', short: hard, full: [hard] }))).toEqual(['short', 'full'])
  expect(faultsOf('mri', { ...plain, short: hard }).short).toMatch(/somebody of \d\d\b.*at most/)
})

test('the word that is being explained does not count against its text', () => {
  expect(
    faultsOf('updrs', { ...broughtText('updrs'), short: 'The MDS-UPDRS is a list. You are asked how you are.' }),
  ).toEqual({})
})

test('what a model says is called a diagnosis in no text about it', () => {
  expect(faultsOf('positive', { ...plain, short: 'This is a diagnosis.' })).toHaveProperty('short')
  expect(faultsOf('diagnosis', { ...broughtText('diagnosis'), short: 'This is a diagnosis.' })).not.toHaveProperty(
    'short',
  )
})

test('paragraphs are parted by empty lines, as browsers send them', () => {
  expect(splitParagraphs('One\r\nline.\r\n \r\nTwo.\n\n\n')).toEqual(['One line.', 'Two.'])
})

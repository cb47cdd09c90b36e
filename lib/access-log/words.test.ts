import { expect, test } from 'vitest'
import { inOneSentence, partsInWords, whoInWords } from './words'

const somebody = { name: 'Dora', role: 'doctor', isHelper: false, isPreview: false, isOwnDoctor: true }

test('parts are said once each, and what has no word is the record', () => {
  expect(partsInWords(['medical_reports', 'consultations', 'report_holds'])).toEqual(['your visits', 'your reports'])
  expect(partsInWords(['something_new'])).toEqual(['your record'])
  expect(inOneSentence(['a', 'b', 'c'])).toBe('a, b and c')
  expect(inOneSentence(['a'])).toBe('a')
})

test('who helps is named so, a preview as what it is, and a doctor who does not treat one as that', () => {
  expect(whoInWords({ ...somebody, role: 'patient', isHelper: true }).is).toBe('who helps you')
  expect(whoInWords({ ...somebody, role: 'admin', isPreview: true }).is).toMatch(/as you see them/)
  expect(whoInWords({ ...somebody, role: 'admin' }).is).toBe('an administrator of the clinic')
  expect(whoInWords(somebody).is).toBe('your doctor')
  expect(whoInWords({ ...somebody, isOwnDoctor: false }).is).toMatch(/does not treat you/)
  expect(whoInWords({ ...somebody, name: null }).name).toMatch(/gone/)
})

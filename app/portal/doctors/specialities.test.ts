import { expect, test } from 'vitest'
import { explainsSame } from './specialities'

test('two names of one field are explained once, another field by itself', () => {
  expect(explainsSame('Neurology', 'Neurology and sleep medicine')).toBe(true)
  expect(explainsSame('Geriatric medicine', 'Geriatrics')).toBe(true)
  expect(explainsSame('Neurology', 'Neurosurgery')).toBe(false)
  expect(explainsSame('Dentistry', 'Homeopathy')).toBe(false) // neither is explained, and they are not the same
  expect(explainsSame(null, 'Neurology')).toBe(false)
})

import { expect, test } from 'vitest'
import { sureWords } from '@/components/portal/model-result'

test('how sure a model says it is is said in words', () => {
  expect(sureWords(95, 0.6)).toBe('The model says it is very sure.')
  expect(sureWords(80, 0.6)).toBe('The model says it is fairly sure.')
  expect(sureWords(61, 0.6)).toBe('The model says it is not very sure.')
  expect(sureWords(40, 0.6)).toBe('The model says it is not sure.')
  expect(sureWords(null, 0.6)).toBeNull()
})

test('what the programme takes for low is called sure nowhere, also where rounding lifted it to the limit', () => {
  expect(sureWords(95, 0.97)).toBe('The model says it is not sure.')
  expect(sureWords(57, 0.57)).toBe('The model says it is not sure.')
  expect(sureWords(50, 0.4)).toBe('The model says it is not very sure.')
})

import { expect, test } from 'vitest'
import { explainPassword } from './password-rules'

test.each(['correct horse battery', 'мой старый синий стул', 'zwölf Boxkämpfer jagen', '🌲🌲 forest and rain 12'])(
  '%s may be used',
  (password) => {
    expect(explainPassword(password, ['ana@clinic.example', 'Ana Lund'])).toBeNull()
  },
)

test.each([
  ['short', 'too short', /at least 12/],
  ['x'.repeat(129), 'too long', /at most 128/],
  ['passwordpassword', 'common', /most common/],
  ['aaaaaaaaaaaaaaaa', 'one letter', /most common/],
  ['Qwertyuiop123', 'common with digits', /most common/],
  ['ana.lund.clinic1', 'the name of its owner', /name or address/],
  ['Substantia2026!', 'the name of the product', /name or address/],
])('%s is refused: %s', (password, _why, sentence) => {
  expect(explainPassword(password, ['ana.lund@clinic.example', 'Ana Lund'])).toMatch(sentence)
})

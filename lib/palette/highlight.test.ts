import { expect, test } from 'vitest'
import { highlight } from './highlight'

const marked = (text: string, words: string) =>
  highlight(text, words)
    .map(({ text: piece, isMatch }) => (isMatch ? `[${piece}]` : piece))
    .join('')

test.each([
  ['Ana García', 'garcia', 'Ana [García]'],
  ['Ana García', 'gar an', '[An]a [Gar]cía'],
  ['Ana García', 'zz', 'Ana García'],
  ['Ana García', '', 'Ana García'],
  ['Jose\u0301 Ruiz', 'josé', '[Jose\u0301] Ruiz'],
  ['Straße 12', 'str', '[Str]aße 12'],
  ['𝒜na 𝒜na', 'na', '𝒜[na] 𝒜[na]'],
  ['aaa', 'aa', '[aa]a'],
])('%j searched for %j', (text, words, expected) => {
  expect(marked(text, words)).toBe(expected)
})

test('nothing of the text is lost or repeated', () => {
  const text = 'Zoë Quiñonez-Ærø (p-17)'
  expect(
    highlight(text, 'zoe aero 17')
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text)
})

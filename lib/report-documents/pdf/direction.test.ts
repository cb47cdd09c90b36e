import { expect, test } from 'vitest'
import { endOfIsolate, inVisualOrder, isolate, levelsOf, runsFromRight } from './direction'

function seen(text: string): string {
  const parts = [...text]
  const levels = levelsOf(parts)
  return inVisualOrder(parts.map((character, at) => ({ character, level: levels[at] ?? 0 })))
    .map(({ character }) => character)
    .filter((character) => character !== isolate && character !== endOfIsolate)
    .join('')
}

test.each([
  ['only from the left', 'abc 12', 'abc 12'],
  ['a word from the right', 'abc אבג def', 'abc גבא def'],
  ['two words from the right with a number', 'x אב 12.5 גד y', 'x דג 12.5 בא y'],
  ['from the right with a word from the left', 'אב abc גד', 'דג abc בא'],
  ['a name that is isolated before a date', `Dr ${isolate}אבג${endOfIsolate}, 2 Oct`, 'Dr גבא, 2 Oct'],
  ['a name that is not isolated turns the date', 'Dr אבג, 2 Oct', 'Dr 2 ,גבא Oct'],
])('orders %s', (_name, text, expected) => {
  expect(seen(text)).toBe(expected)
})

test('the first letter says from where a paragraph runs', () => {
  expect(runsFromRight('12 אבג abc')).toBe(true)
  expect(runsFromRight('12 abc אבג')).toBe(false)
})

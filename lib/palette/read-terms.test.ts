import { describe, expect, test } from 'vitest'
import { readBirthDates, readPhoneDigits } from './read-terms'
import { readWanted } from './vocabulary'

describe('a date of birth', () => {
  test.each([
    ['1954-03-31', ['1954-03-31']],
    ['31/3/1954', ['1954-03-31']],
    ['3/31/1954', ['1954-03-31']],
    ['31 Mar 1954', ['1954-03-31']],
    ['March 31, 1954', ['1954-03-31']],
    ['31.03.1954', ['1954-03-31']],
    ['31031954', ['1954-03-31']],
    ['19540331', ['1954-03-31']],
    ['04/03/1954', ['1954-03-04', '1954-04-03']],
    ['30/02/1954', []],
    ['garcia', []],
    ['1954', []],
  ])('%j', (text, expected) => expect(readBirthDates(text)).toEqual(expected))
})

describe('a telephone number', () => {
  test.each([
    ['+44 20 7946 0123', '442079460123'],
    ['(020) 7946-0123', '02079460123'],
    ['0123', '0123'],
    ['123', null],
    ['p-0123', null],
    ['12345678901234567', null],
  ])('%j', (text, expected) => expect(readPhoneDigits(text)).toBe(expected))
})

test('the first letters narrow a search', () => {
  expect(readWanted(' D: ito ')).toEqual({ kind: 'doctors', words: 'ito' })
  expect(readWanted('ito d:')).toEqual({ kind: null, words: 'ito d:' })
})

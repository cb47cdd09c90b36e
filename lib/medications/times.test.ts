import { expect, test } from 'vitest'
import { readTimes } from './times'

for (const [text, times] of [
  ['07:00, 11:30, 15:00', ['07:00', '11:30', '15:00']],
  ['7 11.30 15h', ['07:00', '11:30', '15:00']],
  ['7 am and 3:30 pm', ['07:00', '15:30']],
  ['12am; 12pm', ['00:00', '12:00']],
  ['0730 1930', ['07:30', '19:30']],
  ['15:00, 07:00, 7:00', ['07:00', '15:00']],
  ['7 a.m.', ['07:00']],
  ['  ', []],
] as const) {
  test(`“${text}” is ${times.join(', ') || 'no time'}`, () => {
    expect(readTimes(text)).toEqual({ times, unreadable: [] })
  })
}

test('what is no time is named', () => {
  expect(readTimes('07:00, noon, 25:00, 7:75, 13pm')).toEqual({
    times: ['07:00'],
    unreadable: ['noon', '25:00', '7:75', '13pm'],
  })
})

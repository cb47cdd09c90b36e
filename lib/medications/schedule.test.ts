import { expect, test } from 'vitest'
import type { Medication } from './queries'
import { daySchedule, linesRecordedBefore, takenIn, timesInWords } from './schedule'

const today = '2026-11-27'
const medicine = (name: string, fields: Partial<Medication> = {}): Medication => ({
  id: name,
  name,
  dose: '1 tablet',
  times: ['08:00'],
  asNeeded: false,
  instructions: null,
  startedOn: null,
  endedOn: null,
  prescriber: null,
  ...fields,
})
const on = (day: string) => new Date(`${day}T00:00:00Z`)

test('what is taken today: what begins today and what ends today, not what begins later or has ended', () => {
  const schedule = daySchedule(
    [
      medicine('begins today', { startedOn: on(today) }),
      medicine('ends today', { endedOn: on(today) }),
      medicine('begins tomorrow', { startedOn: on('2026-11-28') }),
      medicine('ended yesterday', { endedOn: on('2026-11-26') }),
    ],
    today,
  )
  expect(takenIn(schedule).map(({ name }) => name)).toEqual(['begins today', 'ends today'])
  expect(schedule.later.map(({ name }) => name)).toEqual(['begins tomorrow'])
  expect(schedule.ended.map(({ name }) => name)).toEqual(['ended yesterday'])
})

test('each is named once, by the clock, also when it has several times or is taken when needed as well', () => {
  const schedule = daySchedule(
    [
      medicine('now and then', { times: [], asNeeded: true }),
      medicine('late', { times: ['22:00'] }),
      medicine('often', { times: ['07:00', '22:00'], asNeeded: true }),
    ],
    today,
  )
  expect(takenIn(schedule).map(({ name }) => name)).toEqual(['often', 'late', 'now and then'])
  expect(timesInWords({ times: ['07:00', '22:00'], asNeeded: true }, 'when needed')).toBe('07:00, 22:00, when needed')
})

test('the old text is read by its lines', () => {
  expect(linesRecordedBefore(' Levodopa 100 mg \n\n Rasagiline')).toEqual(['Levodopa 100 mg', 'Rasagiline'])
  expect(linesRecordedBefore(null)).toEqual([])
})

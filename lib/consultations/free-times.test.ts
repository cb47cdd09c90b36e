import { describe, expect, test } from 'vitest'
import { nearestFree } from './free-times'

const zone = 'Europe/Oslo'
const now = new Date('2026-11-23T06:00:00Z') // a Monday, 07:00 at the clinic
const at = (text: string) => new Date(`${text}+01:00`)
const span = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) })
const free = (wanted: string, minutes: number, ...busy: ReturnType<typeof span>[]) =>
  nearestFree({ at: at(wanted), minutes, now, zone }, busy).map((moment) =>
    new Intl.DateTimeFormat('en-GB', { weekday: 'short', hour: '2-digit', minute: '2-digit', timeZone: zone }).format(
      moment,
    ),
  )

describe('the nearest free times', () => {
  test('lie around the wanted one, in order', () => {
    expect(free('2026-11-23T10:00', 30, span('2026-11-23T10:00', '2026-11-23T10:30'))).toEqual([
      'Mon 09:15',
      'Mon 09:30',
      'Mon 10:30',
    ])
  })
  test('touch their neighbours and meet none of them', () => {
    expect(free('2026-11-23T10:00', 60, span('2026-11-23T09:00', '2026-11-23T11:30'))).toEqual([
      'Mon 08:00',
      'Mon 11:30',
      'Mon 11:45',
    ])
  })
  test('are later than now and within the office hours', () => {
    expect(free('2026-11-23T08:00', 30, span('2026-11-23T07:30', '2026-11-23T18:00'))).toEqual([
      'Tue 08:00',
      'Tue 08:15',
      'Tue 08:30',
    ])
    expect(free('2026-11-23T17:45', 30)).toEqual(['Mon 17:00', 'Mon 17:15', 'Mon 17:30'])
  })
  test('leave out the weekend', () => {
    expect(free('2026-11-28T12:00', 30)).toEqual(['Fri 17:00', 'Fri 17:15', 'Fri 17:30'])
  })
  test('keep to the clinic’s clock where it changes', () => {
    const monday = nearestFree(
      { at: new Date('2026-03-30T06:00:00Z'), minutes: 30, now: new Date('2026-03-01T00:00:00Z'), zone },
      [],
    )
    expect(monday.map((moment) => moment.toISOString())).toEqual([
      '2026-03-30T06:15:00.000Z',
      '2026-03-30T06:30:00.000Z',
      '2026-03-30T06:45:00.000Z',
    ])
  })
  test('are none where nothing fits', () => expect(free('2026-11-23T10:00', 601)).toEqual([]))
})

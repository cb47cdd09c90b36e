import { describe, expect, test } from 'vitest'
import { writeCalendar, type CalendarEntry } from './ics'

const clinic = { name: 'Riverside Clinic', address: '1 River Street\nLeeds', phone: '+44 113 496 0000' }
const nobodySaid = { name: null, address: null, phone: null }
const entry: CalendarEntry = {
  id: 'consultation-1',
  at: new Date('2026-07-01T07:30:00Z'),
  minutes: 45,
  remote: false,
  changed: new Date('2026-06-01T12:00:00Z'),
}
const portal = 'https://portal.example.test/portal/consultations'

/** The file as a calendar reads it: long lines folded back, each property with its value. */
function read(text: string) {
  const lines = text.replaceAll(/\r\n[ \t]/g, '').split('\r\n')
  return (name: string) =>
    lines.filter((line) => line.split(/[:;]/)[0] === name).map((line) => line.slice(name.length + 1))
}

describe('an appointment in a calendar', () => {
  test('is at its moment, wherever the calendar is', () => {
    const of = read(writeCalendar([entry], { clinic, portal }))

    expect(of('DTSTART')).toEqual(['20260701T073000Z'])
    expect(of('DTEND')).toEqual(['20260701T081500Z'])
  })
  test('says where, how to cancel and where to read more', () => {
    const of = read(writeCalendar([entry], { clinic, portal }))

    expect(of('SUMMARY')).toEqual(['Appointment at Riverside Clinic'])
    expect(of('LOCATION')).toEqual(['Riverside Clinic\\, 1 River Street\\, Leeds'])
    expect(of('DESCRIPTION')).toEqual([`You cannot come? Call +44 113 496 0000.\\nMore: ${portal}`])
  })
  test('has no place when it is by video or phone', () => {
    const of = read(writeCalendar([{ ...entry, remote: true }], { clinic, portal }))

    expect(of('SUMMARY')).toEqual(['Appointment with Riverside Clinic (by video or phone)'])
    expect(of('LOCATION')).toEqual([])
  })
  test('is an appointment and no more where nobody entered the clinic', () => {
    const of = read(writeCalendar([{ ...entry, minutes: null }], { clinic: nobodySaid, portal }))

    expect(of('SUMMARY')).toEqual(['Appointment'])
    expect(of('LOCATION')).toEqual([])
    expect(of('DTEND')).toEqual(['20260701T080000Z'])
  })
  test('keeps its name when it moves, under a higher number, and tells nobody the id of the record', () => {
    const moved = { ...entry, at: new Date('2026-07-02T07:30:00Z'), changed: new Date('2026-06-02T12:00:00Z') }
    const [first, second] = [entry, moved].map((one) => read(writeCalendar([one], { clinic, portal })))

    expect(second!('UID')).toEqual(first!('UID'))
    expect(Number(second!('SEQUENCE')[0])).toBeGreaterThan(Number(first!('SEQUENCE')[0]))
    expect(writeCalendar([entry], { clinic, portal })).not.toContain('consultation-1')
  })
})

test('a feed says when to ask again, and one without appointments is a calendar all the same', () => {
  const of = read(writeCalendar([], { clinic, portal, refreshSeconds: 3600 }))

  expect(of('BEGIN')).toEqual(['VCALENDAR'])
  expect(of('X-PUBLISHED-TTL')).toEqual(['PT1H'])
})

test('what somebody enters as a name breaks out of no line', () => {
  const text = writeCalendar([entry], { clinic: { ...clinic, name: 'A;B,C\r\nATTENDEE:x' }, portal })

  expect(text.split('\r\n').some((line) => line.startsWith('ATTENDEE'))).toBe(false)
})

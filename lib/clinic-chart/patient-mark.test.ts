import { describe, expect, test } from 'vitest'
import { markColours, markIcon, markShapes, patientMark } from './patient-mark'

const ids = Array.from({ length: 400 }, (_, index) => `0197f3a1-7c1e-7abc-8def-${String(index).padStart(12, '0')}`)

describe('the mark of a patient', () => {
  test('is the same every time', () => {
    expect(patientMark('demo-patient')).toEqual(patientMark('demo-patient'))
  })
  test('uses every shape and colour, and ids that follow each other look different', () => {
    const marks = ids.map(patientMark)
    expect(new Set(marks.map(({ shape }) => shape)).size).toBe(markShapes.length)
    expect(new Set(marks.map(({ colour }) => colour)).size).toBe(markColours.length)
    const same = marks.filter((mark, index) => {
      const before = marks[index - 1]
      return before?.shape === mark.shape && before.colour === mark.colour && before.signs === mark.signs
    })
    expect(same).toEqual([])
  })
  test('as an icon has nothing of an id but its last two signs, and no markup of it', () => {
    const icon = decodeURIComponent(markIcon('<script>"x</b>'))
    expect(icon).not.toContain('<script')
    expect(icon).toContain('>XB<')
  })
})

import { expect, test } from 'vitest'
import { durationBuckets, durationHistogram } from './duration-histogram'

test('each bucket holds what took as long or less, and the last one all of them', () => {
  const lines = durationHistogram({ '0': 2, '3': 5, [String(durationBuckets.length)]: 1 }, 77.5).split('\n')
  const valueOf = (start: string) =>
    lines
      .find((line) => line.startsWith(start))
      ?.split(' ')
      .at(-1)
  expect(valueOf('substantia_report_duration_seconds_bucket{le="0.25"}')).toBe('2')
  expect(valueOf('substantia_report_duration_seconds_bucket{le="1"}')).toBe('2')
  expect(valueOf('substantia_report_duration_seconds_bucket{le="2"}')).toBe('7')
  expect(valueOf('substantia_report_duration_seconds_bucket{le="60"}')).toBe('7')
  expect(valueOf('substantia_report_duration_seconds_bucket{le="+Inf"}')).toBe('8')
  expect(valueOf('substantia_report_duration_seconds_sum')).toBe('77.5')
  expect(valueOf('substantia_report_duration_seconds_count')).toBe('8')
})

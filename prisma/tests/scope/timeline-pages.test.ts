import { asViewer } from '@/lib/db/scope'
import { listTimeline } from '@/lib/timeline/queries'
import { timelineFilter } from '@/lib/timeline/schema'
import { expect, patientViewer, test } from './test.ts'

process.env.SUBSTANTIA_CURSOR_KEY = Buffer.alloc(32, 7).toString('base64url')

test('a timeline is read to its end and back by pages: each entry once, those of one moment in one order', async ({
  make,
}) => {
  const patient = await make.patient()
  for (let number = 0; number < 120; number += 1)
    await make.note(patient, { event_date: `2026-01-0${1 + Math.floor(number / 40)} 09:00:00Z` })
  const read = (page: { after?: string; before?: string }) =>
    asViewer(patientViewer(patient), (scope) => listTimeline(scope, patient.id, timelineFilter.parse(page)))
  const ids = (page: Awaited<ReturnType<typeof read>>) => page.rows.map(({ id }) => id)

  const first = await read({})
  const second = await read({ after: first.after ?? '' })
  const third = await read({ after: second.after ?? '' })
  expect([first.rows.length, second.rows.length, third.rows.length]).toEqual([50, 50, 20])
  expect(new Set([...ids(first), ...ids(second), ...ids(third)]).size).toBe(120)
  expect([first.before, third.after]).toEqual([null, null])

  const back = await read({ before: third.before ?? '' })
  expect(ids(back)).toEqual(ids(second))
  expect(ids(await read({ before: back.before ?? '' }))).toEqual(ids(first))
})

import fc from 'fast-check'
import { asViewer, type Scope } from '@/lib/db/scope'
import type { List, ListSort } from '@/lib/lists/list'
import { readList } from '@/lib/lists/read-list'
import { readRows, type KeyedRow } from '@/lib/lists/read-rows'
import { emptyState } from '@/lib/lists/state'
import type { Viewer } from '@/lib/db/viewer'
import { adminViewer, expect, test as base } from '../scope/test.ts'
import { makeThings, someThings, thingList } from './things.ts'

process.env.SUBSTANTIA_CURSOR_KEY = Buffer.alloc(32, 7).toString('base64url')
process.env.SUBSTANTIA_TIME_ZONE = 'UTC'

const things = 120
const now = new Date('2026-11-22T12:00:00Z')

const test = base.extend('viewer', { scope: 'file' }, async ({ db }): Promise<Viewer> => {
  await makeThings(db, someThings(things, now))
  const { makerOf } = await import('../support/make.ts')
  return adminViewer(await makerOf(db).admin())
})

const sorts = fc.uniqueArray(
  fc.record<ListSort>({
    column: fc.constantFrom(...thingList.columns.filter(({ sort }) => sort).map(({ id }) => id)),
    direction: fc.constantFrom('ascending', 'descending'),
  }),
  { selector: ({ column }) => column, minLength: 1, maxLength: 4 },
)

test('in any order of any columns, pages forwards and back meet every row once, in the order of one query', async ({
  viewer,
}) => {
  await fc.assert(
    fc.asyncProperty(sorts, fc.integer({ min: 7, max: 50 }), async (sort, size) => {
      await asViewer(viewer, async (scope) => {
        const state = { ...emptyState, sort }
        const read = (from: KeyedRow['key'] | null, backwards: boolean, limit: number) =>
          readRows(scope, thingList, state, { columns: [], from, backwards, limit })
        const whole = (await read(null, false, things + 1)).map(({ id }) => id)
        expect(new Set(whole).size).toBe(things)
        expect(await walk(read, size, false)).toEqual(whole)
        expect(await walk(read, size, true)).toEqual([...whole].reverse())
      })
    }),
    { numRuns: 40 },
  )
})

async function walk(
  read: (from: KeyedRow['key'] | null, backwards: boolean, limit: number) => Promise<KeyedRow[]>,
  size: number,
  backwards: boolean,
) {
  const met: string[] = []
  let from: KeyedRow['key'] | null = null
  for (let page = 0; page <= things; page += 1) {
    const rows: KeyedRow[] = await read(from, backwards, size)
    met.push(...rows.map(({ id }) => id))
    if (rows.length < size) break
    from = rows.at(-1)?.key ?? null
  }
  return met
}

test('the links of a page lead through all rows and back, also when sorted both ways at once', async ({ viewer }) => {
  const read = (more: Record<string, string>) =>
    asViewer(viewer, (scope) => readList(scope, thingList, { sort: 'rank.desc,name.asc', size: '50', ...more }))
  const first = await read({})
  const second = await read({ after: first.after ?? '' })
  const third = await read({ after: second.after ?? '' })
  const met = [first, second, third].map(({ rows }) => rows.map(({ id }) => id))
  expect(met.map(({ length }) => length)).toEqual([50, 50, 20])
  expect(new Set(met.flat()).size).toBe(things)
  expect(third.after).toBeNull()
  const back = await read({ before: third.before ?? '' })
  expect(back.rows.map(({ id }) => id)).toEqual(met[1])
  expect(first.before).toBeNull()
  expect(first.count).toEqual({ rows: things, isExact: true })
})

test('a cursor of another order begins at the top instead of in the middle of nowhere', async ({ viewer }) => {
  const first = await asViewer(viewer, (scope) =>
    readList(scope, thingList, { sort: 'rank.desc,name.asc', size: '25' }),
  )
  const other = await asViewer(viewer, (scope) =>
    readList(scope, thingList, { sort: 'name.asc', size: '25', after: first.after ?? '' }),
  )
  expect(other.rows).toHaveLength(25)
})

test('beyond 10,000 rows the planner is asked how many there are about', async ({ viewer }) => {
  const many: List = { ...thingList, source: thingList.source, where: thingList.where }
  const { Prisma } = await import('@/prisma/generated/client')
  const list = {
    ...many,
    source: Prisma.sql`(select t.* from things t cross join generate_series(1, 200)) t`,
  }
  const view = await asViewer(viewer, (scope: Scope) => readList(scope, list, {}))
  expect(view.count.isExact).toBe(false)
  expect(view.count.rows).toBeGreaterThanOrEqual(10_000)
})

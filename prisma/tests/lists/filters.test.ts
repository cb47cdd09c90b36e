import { fromDate, parseDate } from '@internationalized/date'
import { asViewer } from '@/lib/db/scope'
import { findColumn, operatorsFor } from '@/lib/lists/columns'
import { selectIds } from '@/lib/lists/list-sql'
import { emptyState, type ListFilter } from '@/lib/lists/state'
import type { Operator } from '@/lib/lists/vocabulary'
import type { Viewer } from '@/lib/db/viewer'
import { makerOf } from '../support/make.ts'
import { adminViewer, expect, test as base } from '../scope/test.ts'
import { isoDay, makeThings, someThings, thingList, type Thing } from './things.ts'

process.env.SUBSTANTIA_CURSOR_KEY = Buffer.alloc(32, 7).toString('base64url')
process.env.SUBSTANTIA_TIME_ZONE = 'Europe/Oslo'

const now = new Date()
const things = someThings(160, now)
const day = 86_400_000
const daysFromNow = (days: number) => isoDay(new Date(now.getTime() + days * day))

const test = base.extend('viewer', { scope: 'file' }, async ({ db }): Promise<Viewer> => {
  await makeThings(db, things)
  return adminViewer(await makerOf(db).admin())
})

type Case = { filter: ListFilter; fits: (thing: Thing) => boolean }
const of = (column: string, operator: Operator, values: string[], fits: Case['fits']): Case => ({
  filter: { column, operator, values },
  fits,
})

const osloDay = (moment: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' }).format(moment)
const today = osloDay(now)
const key = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
const ago = (days: number) => now.getTime() - days * day
const [early, late] = [daysFromNow(-10), daysFromNow(5)]
// by a calendar, which goes from 31 March to the last of February
const dayMonthsAgo = (months: number) => parseDate(today).subtract({ months }).toString()
const momentMonthsAgo = (months: number) => fromDate(now, 'UTC').subtract({ months }).toDate()

const cases: Case[] = [
  of('name', 'contains', ['NÁ'], ({ name }) => key(name).includes('na')),
  of('name', 'contains', ['% _ \\'], ({ name }) => name.includes('% _ \\')),
  of('name', 'exactly', ['ANA'], ({ name }) => key(name) === 'ana'),
  of('name', 'starts-with', ['b'], ({ name }) => key(name).startsWith('b')),
  of('note', 'contains', ['TEA'], ({ note }) => note !== null && note.toLowerCase().includes('tea')),
  of('note', 'contains', ['%'], ({ note }) => note !== null && note.includes('%')),
  of('note', 'contains', ['_'], ({ note }) => note !== null && note.includes('_')),
  of('note', 'contains', ["'; drop table things"], () => false),
  of('note', 'exactly', ['Likes tea'], ({ note }) => note?.toLowerCase() === 'likes tea'),
  of('note', 'starts-with', ['LIKES'], ({ note }) => note !== null && note.startsWith('likes')),
  of('note', 'empty', [], ({ note }) => !note),
  of('note', 'not-empty', [], ({ note }) => Boolean(note)),
  of('weight', 'is', ['3.5'], ({ weight }) => weight === 3.5),
  of('weight', 'at-least', ['8'], ({ weight }) => weight !== null && weight >= 8),
  of('weight', 'at-most', ['2.5'], ({ weight }) => weight !== null && weight <= 2.5),
  of('weight', 'between', ['2', '4'], ({ weight }) => weight !== null && weight >= 2 && weight <= 4),
  of('weight', 'empty', [], ({ weight }) => weight === null),
  of('weight', 'not-empty', [], ({ weight }) => weight !== null),
  of('day', 'on', [early], ({ day: on }) => on === early),
  of('day', 'before', [early], ({ day: on }) => on !== null && on < early),
  of('day', 'after', [late], ({ day: on }) => on !== null && on > late),
  of('day', 'between', [early, late], ({ day: on }) => on !== null && on >= early && on <= late),
  of('day', 'last-days', ['7'], ({ day: on }) => on !== null && on > shifted(today, -7) && on <= today),
  of('day', 'next-days', ['7'], ({ day: on }) => on !== null && on >= today && on < shifted(today, 7)),
  of('day', 'over-days-ago', ['9'], ({ day: on }) => on !== null && on < shifted(today, -9)),
  of('day', 'over-months-ago', ['1'], ({ day: on }) => on !== null && on < dayMonthsAgo(1)),
  of('day', 'empty', [], ({ day: on }) => on === null),
  of('day', 'not-empty', [], ({ day: on }) => on !== null),
  of('moment', 'on', [early], ({ moment }) => moment !== null && osloDay(moment) === early),
  of('moment', 'before', [early], ({ moment }) => moment !== null && osloDay(moment) < early),
  of('moment', 'after', [late], ({ moment }) => moment !== null && osloDay(moment) > late),
  of('moment', 'between', [early, late], ({ moment }) => within(moment && osloDay(moment), early, late)),
  of('moment', 'last-days', ['7'], ({ moment }) => within(moment?.getTime() ?? null, ago(7), now.getTime())),
  of('moment', 'next-days', ['7'], ({ moment }) => within(moment?.getTime() ?? null, now.getTime(), ago(-7))),
  of('moment', 'over-days-ago', ['20'], ({ moment }) => moment !== null && moment.getTime() < ago(20)),
  of('moment', 'over-months-ago', ['1'], ({ moment }) => moment !== null && moment < momentMonthsAgo(1)),
  of('moment', 'empty', [], ({ moment }) => moment === null),
  of('moment', 'not-empty', [], ({ moment }) => moment !== null),
  of('colour', 'is', ['red'], ({ colour }) => colour === 'red'),
  of('colour', 'is', ['red', 'blue'], ({ colour }) => colour === 'red' || colour === 'blue'),
  of('colour', 'is-not', ['red'], ({ colour }) => colour !== 'red'),
  of('colour', 'empty', [], ({ colour }) => colour === null),
  of('colour', 'not-empty', [], ({ colour }) => colour !== null),
  of('isLarge', 'is', ['yes'], ({ is_large: large }) => large),
  of('isLarge', 'is', ['no'], ({ is_large: large }) => !large),
]

function within<Value extends number | string>(value: Value | null, from: Value, to: Value) {
  return value !== null && value >= from && value <= to
}

function shifted(date: string, days: number) {
  return isoDay(new Date(new Date(`${date}T00:00:00Z`).getTime() + days * day))
}

const idsOf = (fits: (thing: Thing) => boolean) =>
  things
    .filter(fits)
    .map(({ id }) => id)
    .sort()

for (const { filter, fits } of cases) {
  const { column, operator, values } = filter
  test(`${column} ${operator} ${values.join(' and ')}: exactly the rows that a plain comparison finds`, async ({
    viewer,
  }) => {
    const found = await asViewer(viewer, (scope) => selectIds(scope, thingList, { ...emptyState, filters: [filter] }))
    expect(found.sort()).toEqual(idsOf(fits))
  })
}

test('every operator of every column is tried above, and finds some rows but not all', () => {
  const tried = new Set(cases.map(({ filter }) => `${filter.column} ${filter.operator}`))
  for (const column of thingList.columns)
    if (column.id !== 'rank')
      for (const operator of operatorsFor(column)) expect(tried).toContain(`${column.id} ${operator}`)
  for (const { filter, fits } of cases.filter(
    ({ filter: { values } }) => !values.some((value) => value.includes('drop')),
  ))
    expect([0, things.length], `${filter.column} ${filter.operator}`).not.toContain(things.filter(fits).length)
})

test('filters are joined by and, or by or', async ({ viewer }) => {
  const [red, heavy] = [
    cases.find(({ filter }) => filter.values[0] === 'red'),
    cases.find(({ filter }) => filter.operator === 'at-least'),
  ]
  if (!red || !heavy) throw new Error('no such case')
  const find = (match: 'all' | 'any') =>
    asViewer(viewer, (scope) =>
      selectIds(scope, thingList, { ...emptyState, filters: [red.filter, heavy.filter], match }),
    )
  expect((await find('all')).sort()).toEqual(idsOf((thing) => red.fits(thing) && heavy.fits(thing)))
  expect((await find('any')).sort()).toEqual(idsOf((thing) => red.fits(thing) || heavy.fits(thing)))
})

test('a list asks for no column it does not have', () => {
  expect(findColumn(thingList, 'name; drop table things')).toBeUndefined()
})

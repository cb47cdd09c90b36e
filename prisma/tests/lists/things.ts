import type pg from 'pg'
import { Prisma } from '@/prisma/generated/client'
import type { List } from '@/lib/lists/list'

const { sql } = Prisma

/** A row with a value of every kind, or none. */
export type Thing = {
  id: string
  name: string
  note: string | null
  weight: number | null
  day: string | null
  moment: Date | null
  colour: 'red' | 'green' | 'blue' | null
  is_large: boolean
  rank: number
}

const colours = ['red', 'green', 'blue'] as const

/** A list of things of every kind; `rank` repeats itself, so that only the id tells some rows apart. */
export const thingList: List = {
  name: 'things',
  path: '/admin',
  title: 'Things',
  noun: { one: 'thing', many: 'things' },
  source: sql`things t`,
  where: sql`true`,
  id: sql`t.id`,
  hrefOf: () => '/admin',
  defaultSort: [{ column: 'name', direction: 'ascending' }],
  columns: [
    {
      id: 'name',
      label: 'Name',
      kind: 'text',
      sql: sql`t.name`,
      filterSql: sql`app.search_key(t.name)`,
      sort: { sql: sql`app.search_key(t.name)`, type: sql`text` },
      isNeverEmpty: true,
    },
    { id: 'note', label: 'Note', kind: 'text', sql: sql`t.note` },
    {
      id: 'weight',
      label: 'Weight',
      kind: 'number',
      sql: sql`t.weight`,
      sort: { sql: sql`coalesce(t.weight, -1)`, type: sql`numeric` },
    },
    { id: 'day', label: 'Day', kind: 'date', sql: sql`t.day`, isPrivate: true },
    {
      id: 'moment',
      label: 'Moment',
      kind: 'moment',
      sql: sql`t.moment`,
      sort: { sql: sql`coalesce(t.moment, '-infinity')`, type: sql`timestamptz`, descendingFirst: true },
    },
    {
      id: 'colour',
      label: 'Colour',
      kind: 'choice',
      sql: sql`t.colour`,
      choices: colours.map((value) => ({ value, label: value })),
      sort: { sql: sql`coalesce(t.colour, '')`, type: sql`text` },
    },
    { id: 'isLarge', label: 'Large', kind: 'yes-no', sql: sql`t.is_large`, isNeverEmpty: true },
    { id: 'rank', label: 'Rank', kind: 'number', sql: sql`t.rank`, sort: { sql: sql`t.rank`, type: sql`integer` } },
  ],
}

const names = ['Ana', 'ana', 'Ánä', 'Bo', 'bo', 'Šime', 'Zoë', '50 % _ \\ more']
const notes = ['', 'likes Tea', 'likes tea', '100% sure', 'a_b', 'back\\slash', "O'Brien; drop table things"]
const day = 86_400_000

/** Things whose values repeat themselves and are often missing; the same ones each time. */
export function someThings(count: number, now: Date): Thing[] {
  return Array.from({ length: count }, (_, index) => {
    const pick = <Value>(values: readonly Value[], stride: number) => values[(index * stride) % values.length] as Value
    return {
      id: `thing-${String((index * 37) % count).padStart(4, '0')}`,
      name: pick(names, 3),
      note: index % 4 === 0 ? null : pick(notes, 5),
      weight: index % 5 === 0 ? null : ((index * 7) % 23) / 2,
      day: index % 6 === 0 ? null : isoDay(new Date(now.getTime() + ((index % 81) - 40) * day)),
      moment: index % 7 === 0 ? null : new Date(now.getTime() + ((index % 61) - 40) * day + (index % 13) * 3_600_000),
      colour: index % 8 === 0 ? null : pick(colours, 1),
      is_large: index % 3 === 0,
      rank: index % 4,
    }
  })
}

export const isoDay = (date: Date) => date.toISOString().slice(0, 10)

export async function makeThings(owner: pg.Client, things: Thing[]) {
  await owner.query(`
    create table things (id text primary key, name text not null, note text, weight numeric, day date, moment timestamptz,
                         colour text, is_large boolean not null, rank integer not null);
    grant select on things to substantia_admin`)
  await owner.query('insert into things select * from jsonb_populate_recordset(null::things, $1)', [
    JSON.stringify(things),
  ])
}

import fc, { type Arbitrary } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { thingList } from './things.ts'
import { listHref, listParameters } from '@/lib/lists/list-address'
import { decodeValues, encodeValues, parseAddress } from '@/lib/lists/parse-address'
import { emptyState, sameState, type ListFilter, type ListState } from '@/lib/lists/state'

const parse = (query: string) => {
  const raw: Record<string, string[]> = {}
  for (const [name, value] of new URLSearchParams(query)) (raw[name] ??= []).push(value)
  return parseAddress(thingList, raw)
}

describe('an address', () => {
  test('says filters, how they join, order, columns, density, size, the row and the tool that are open', () => {
    expect(
      parse(
        'f=colour:is:red,blue&f=weight:between:1,2.5&match=any&sort=rank.desc,name&cols=weight,name&density=compact&size=100&peek=x&panel=sort',
      ),
    ).toMatchObject({
      state: {
        filters: [
          { column: 'colour', operator: 'is', values: ['red', 'blue'] },
          { column: 'weight', operator: 'between', values: ['1', '2.5'] },
        ],
        match: 'any',
        sort: [
          { column: 'rank', direction: 'descending' },
          { column: 'name', direction: 'ascending' },
        ],
        columns: ['weight', 'name'],
        density: 'compact',
        size: 100,
      },
      peek: 'x',
      panel: 'sort',
      faults: [],
      isExplicit: true,
    })
  })

  test('is forgiven what it does not understand, and told what was left out', () => {
    const { state, faults } = parse(
      'f=nothing:is:1&f=colour:contains:red&f=colour:is:purple&f=weight:at-least:heavy&f=moment:on:2026-02-30&f=&match=some&sort=nothing.up,rank.sideways&cols=nothing&pin=nothing&w=nothing.100,name.wide&density=airy&size=7&s=x',
    )
    expect(state).toEqual({
      ...emptyState,
      termsRef: undefined,
      sort: [{ column: 'rank', direction: 'ascending' }],
    })
    expect(faults).toHaveLength(6)
    expect(faults.join(' ')).toContain('Weight')
  })

  test('carries no private value, in or out', () => {
    for (const text of ['name:contains:Ana', 'note:exactly:x', 'day:on:2026-01-01'])
      expect(parse(`f=${text}`)).toMatchObject({ state: { filters: [] }, faults: [expect.stringContaining('address')] })
    const state: ListState = {
      ...emptyState,
      terms: 'Ana García',
      filters: [
        { column: 'name', operator: 'contains', values: ['Ana'], ref: '~abcdefghijklmnopqrstuv' },
        { column: 'day', operator: 'on', values: ['1950-01-31'] },
      ],
    }
    expect(decodeURIComponent(listHref(thingList, state))).not.toMatch(/Ana|Garc|1950/)
  })

  test('with nothing in it leaves what is shown to the view', () => {
    expect(parse('').isExplicit).toBe(false)
    expect(parse('peek=x&panel=sort&view=v').isExplicit).toBe(false)
    expect(parse('changed=1&view=v').isExplicit).toBe(true)
  })

  test('of any state reads as that state', () => {
    const state = fc.record({
      filters: fc.array(
        fc.oneof<Arbitrary<ListFilter>[]>(
          fc.record({
            column: fc.constant('colour'),
            operator: fc.constantFrom('is' as const, 'is-not' as const),
            values: fc.uniqueArray(fc.constantFrom<string[]>('red', 'green', 'blue'), { minLength: 1 }),
          }),
          fc.record({
            column: fc.constant('weight'),
            operator: fc.constant('empty' as const),
            values: fc.constant<string[]>([]),
          }),
          fc.record({
            column: fc.constant('weight'),
            operator: fc.constant('at-least' as const),
            values: fc.tuple(fc.integer({ min: -99, max: 99 }).map(String)),
          }),
        ),
        { maxLength: 5 },
      ),
      match: fc.constantFrom('all' as const, 'any' as const),
      sort: fc.uniqueArray(
        fc.record({
          column: fc.constantFrom('name', 'weight', 'rank'),
          direction: fc.constantFrom('ascending' as const, 'descending' as const),
        }),
        { selector: ({ column }) => column },
      ),
      columns: fc.uniqueArray(fc.constantFrom('name', 'note', 'day', 'rank')),
      pinned: fc.record({
        start: fc.uniqueArray(fc.constantFrom('note', 'day')),
        end: fc.uniqueArray(fc.constantFrom('rank', 'weight')),
      }),
      widths: fc.dictionary(fc.constantFrom('name', 'note', 'day'), fc.integer({ min: 60, max: 800 })),
      density: fc.constantFrom('compact' as const, null),
      size: fc.constantFrom(25 as const, 50 as const, 200 as const),
    })
    fc.assert(
      fc.property(state, (given) => {
        const whole: ListState = { ...emptyState, ...given }
        const query = new URLSearchParams(listParameters(thingList, whole)).toString()
        expect(sameState(parse(query).state, whole)).toBe(true)
      }),
    )
  })

  test('keeps commas, colons and per cent signs in a value apart from its own', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 }), (values) => {
        expect(decodeValues(encodeValues(values))).toEqual(values)
      }),
    )
    expect(decodeValues('100%')).toEqual(['100%'])
  })
})

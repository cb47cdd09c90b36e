import { expect, test } from 'vitest'
import { deedsOnPage, pageOfDeeds, readOlder } from './deed-page'

const deed = (id: number, at: number) => ({
  ...{ id: String(id), at: new Date(at), action: 'read', entity: 'patients', fields: [], outcome: 'ok' },
})
/** The newest first, as the database answers for everything before a moment. */
const ask = (all: ReturnType<typeof deed>[], before: Date | null) =>
  all.filter(({ at }) => !before || at < before).slice(0, deedsOnPage + 1)

test.each([
  ['each at another time', (place: number) => 1_000_000 - place],
  ['three at a time, also where a page ends', (place: number) => 1_000_000 - Math.floor(place / 3)],
])('every deed is on exactly one page: %s', (_how, time) => {
  const all = Array.from({ length: 170 }, (_, place) => deed(place, time(place)))
  const seen: string[] = []
  let before: Date | null = null
  do {
    const page: { deeds: { id: string }[]; older: Date | null } = pageOfDeeds(ask(all, before))
    seen.push(...page.deeds.map(({ id }) => id))
    before = page.older
  } while (before)
  expect(seen).toEqual(all.map(({ id }) => id))
})

test('a last page leads nowhere', () => {
  expect(pageOfDeeds(Array.from({ length: deedsOnPage }, (_, place) => deed(place, place))).older).toBeNull()
})

test('an address that names no moment asks for the newest', () => {
  expect(readOlder('2026-11-27T10:00:00.000Z')).toEqual(new Date('2026-11-27T10:00:00.000Z'))
  expect(readOlder('yesterday')).toBeUndefined()
  expect(readOlder(['2026-11-27', '2026-11-28'])).toBeUndefined()
  expect(readOlder(undefined)).toBeUndefined()
})

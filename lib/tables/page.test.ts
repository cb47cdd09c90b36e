import { beforeAll, describe, expect, test } from 'vitest'
import { openCursor, sealCursor } from './cursor'
import { startOf, toPage } from './page'

beforeAll(() => {
  process.env.SUBSTANTIA_CURSOR_KEY = Buffer.alloc(32, 7).toString('base64url')
})

describe('a cursor', () => {
  test('comes back as it was, and says nothing to whoever reads the address', () => {
    const cursor = sealCursor(['García', 'p-17'])
    expect(openCursor(cursor)).toEqual(['García', 'p-17'])
    expect(Buffer.from(cursor, 'base64url').toString('latin1')).not.toContain('p-17')
    expect(sealCursor(['García', 'p-17'])).not.toBe(cursor)
  })
  test('that is changed, cut, made up or missing is no cursor', () => {
    const cursor = sealCursor(['a', 'b'])
    const changed = Buffer.from(cursor, 'base64url')
    changed[changed.length - 1]! ^= 1
    for (const other of [changed.toString('base64url'), cursor.slice(0, 20), 'nonsense', '', undefined])
      expect(openCursor(other)).toBeNull()
  })
})

/** A list of the numbers below ten, three to a page, as a keyset query would return it. */
function pageOf(paging: { after?: string; before?: string }) {
  const start = startOf(paging)
  const from = start.from ? Number(start.from[0]) : null
  const all = Array.from({ length: 10 }, (_, index) => index)
  const found = start.backwards ? all.filter((n) => n < from!).reverse() : all.filter((n) => from === null || n > from)
  return toPage(found.slice(0, 4), 3, start, (n) => [n])
}

describe('pages', () => {
  test('forwards to the end and back to the start meet every row once each way', () => {
    const forwards: number[][] = []
    let page = pageOf({})
    expect(page.before).toBeNull()
    for (;;) {
      forwards.push(page.rows)
      if (!page.after) break
      page = pageOf({ after: page.after })
    }
    expect(forwards).toEqual([[0, 1, 2], [3, 4, 5], [6, 7, 8], [9]])

    const backwards: number[][] = []
    while (page.before) {
      page = pageOf({ before: page.before })
      backwards.push(page.rows)
    }
    expect(backwards).toEqual([
      [6, 7, 8],
      [3, 4, 5],
      [0, 1, 2],
    ])
  })
  test('an empty list has neither a next nor a previous page', () => {
    expect(toPage([], 3, startOf({}), (n) => [n])).toEqual({ rows: [], after: null, before: null })
  })
})

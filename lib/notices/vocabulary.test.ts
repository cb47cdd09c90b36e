import { expect, test } from 'vitest'
import { kindsOfRole, noticeKinds, unreadWords } from './vocabulary'

test.each([
  [0, '', 'No unread notices'],
  [1, '1', '1 unread notice'],
  [99, '99', '99 unread notices'],
  [100, '99+', 'More than 99 unread notices'],
])('says how many are unread: %i', (unread, digits, words) => {
  expect(unreadWords(unread)).toEqual({ digits, words })
})

test('every kind reaches somebody, so that it can be muted', () => {
  expect(new Set([...kindsOfRole.admin, ...kindsOfRole.doctor])).toEqual(new Set(noticeKinds))
})

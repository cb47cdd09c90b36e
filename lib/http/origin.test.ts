import { expect, test } from 'vitest'
import { isOwnOrigin } from './origin'

const clinic = 'https://records.clinic.example'
const from = (headers: Record<string, string>) => new Headers(headers)

test('only a page of this site may change something', () => {
  expect(isOwnOrigin(from({ origin: clinic }), clinic)).toBe(true)
  expect(isOwnOrigin(from({ origin: clinic, 'sec-fetch-site': 'same-origin' }), clinic)).toBe(true)
})

test.each([
  ['nothing said', {}],
  ['an opaque origin', { origin: 'null' }],
  ['another site', { origin: 'https://clinic.example' }],
  ['another scheme', { origin: 'http://records.clinic.example' }],
  ['another port', { origin: 'https://records.clinic.example:8443' }],
  ['a name that ends like ours', { origin: 'https://evil-records.clinic.example' }],
  ['our name as a part', { origin: 'https://records.clinic.example.evil.example' }],
  ['a sibling site, as the browser says', { origin: clinic, 'sec-fetch-site': 'same-site' }],
  ['another site, as the browser says', { origin: clinic, 'sec-fetch-site': 'cross-site' }],
  ['a host header that agrees', { origin: 'https://evil.example', host: 'evil.example' }],
  ['this machine', { origin: 'http://localhost' }],
])('not with %s', (_what, headers) => {
  expect(isOwnOrigin(from(headers), clinic)).toBe(false)
})

test('on one’s own machine localhost and 127.0.0.1 are one, the port is not', () => {
  expect(isOwnOrigin(from({ origin: 'http://127.0.0.1:3000' }), 'http://localhost:3000')).toBe(true)
  expect(isOwnOrigin(from({ origin: 'http://127.0.0.1:4000' }), 'http://localhost:3000')).toBe(false)
})

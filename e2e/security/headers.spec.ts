import { request as newRequest } from '@playwright/test'
import { currentStateOf, expect, test } from '../support/test'

const pages = [
  '/login',
  '/access-denied',
  '/no-such-page',
  '/admin',
  '/admin/patients',
  '/admin/users',
  '/api/health',
  '/api/imports/1/progress',
  '/icon.svg',
  '/_next/image?url=%2Ficon.svg&w=64&q=75',
  '/',
]

test('every response carries the security headers and is kept by nobody', async ({ baseURL, browser }) => {
  const context = await newRequest.newContext({ baseURL, storageState: await currentStateOf(browser, 'admin') })
  for (const address of pages) {
    const headers = (await context.get(address, { maxRedirects: 0 })).headers()
    expect.soft(headers, address).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cache-control': expect.stringContaining('no-store'),
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    })
    expect.soft(headers['x-powered-by'], address).toBeUndefined()
  }
  await context.dispose()
})

test('a page runs only the scripts it names: a fresh nonce each time, no inline script without it', async ({
  stranger,
}) => {
  const nonces = new Set<string>()
  for (let time = 0; time < 2; time += 1) {
    const response = await stranger.goto('/login')
    const policy = response?.headers()['content-security-policy'] ?? ''
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    nonces.add(nonce)
    expect(policy).not.toContain("script-src 'self' 'unsafe-inline'")
    const html = (await response?.text()) ?? ''
    const scripts = [...html.matchAll(/<script\b([^>]*)>/g)].map(([, attributes]) => attributes ?? '')
    expect(scripts.length).toBeGreaterThan(0)
    expect(scripts.filter((attributes) => !attributes.includes(`nonce="${nonce}"`))).toEqual([])
  }
  expect(nonces.size).toBe(2)
})

test('hashed assets may be kept, and only they', async ({ stranger }) => {
  const [script] = await Promise.all([
    stranger.waitForResponse((response) => response.url().includes('/_next/static/')),
    stranger.goto('/login'),
  ])
  expect(script.headers()['cache-control']).toContain('immutable')
  expect(script.headers()['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'")
})

test('a mutation that comes from another site is refused before it is read', async ({ baseURL, browser }) => {
  const context = await newRequest.newContext({ baseURL, storageState: await currentStateOf(browser, 'admin') })
  const foreign: Record<string, string>[] = [
    { origin: 'https://example.com' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ]
  for (const headers of foreign) {
    for (const address of ['/admin/users/new', '/account', '/api/imports']) {
      const response = await context.post(address, { headers, data: 'x', maxRedirects: 0 })
      expect.soft(response.status(), `${address} ${JSON.stringify(headers)}`).toBe(403)
    }
  }
  await context.dispose()
})

test('a visitor cannot pass for another address or speak the framework’s internal headers', async ({ baseURL, db }) => {
  const context = await newRequest.newContext({ baseURL })
  const answer = await context.get('/admin', {
    maxRedirects: 0,
    headers: { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy', 'x-forwarded-for': '203.0.113.9' },
  })
  expect(answer.status()).toBe(307)
  const { rows } = await db.query("select from login_sessions where network like '203.0.113%'")
  expect(rows).toEqual([])
  await context.dispose()
})

test('the image optimizer is off', async ({ baseURL }) => {
  const context = await newRequest.newContext({ baseURL })
  expect((await context.get('/_next/image?url=%2Ficon.svg&w=64&q=75')).status()).toBe(404)
  await context.dispose()
})

test('ids with anything in them are only ids', async ({ baseURL, browser }) => {
  const context = await newRequest.newContext({ baseURL, storageState: await currentStateOf(browser, 'admin') })
  for (const id of ["x' or 1=1 --", '../../etc/passwd', '%', '%00', '<script>', 'ü'.repeat(300)]) {
    const response = await context.get(`/admin/patients/${encodeURIComponent(id)}`)
    expect.soft(response.status(), id).toBe(404)
  }
  expect((await context.get('/admin/patients/%E0%A4%A')).status()).toBeLessThan(500)
  expect((await context.get('/admin/patients?after=nonsense&size=99999&stage=7&sort=x&visit=y&s=..')).status()).toBe(
    200,
  )
  await context.dispose()
})

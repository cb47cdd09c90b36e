import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import './error-pages.mjs'

const shell = '<!DOCTYPE html><html id="__next_error__"><head></head><body><script src="/a.js"></script></body></html>'

/** What a server that answers so is asked for: the packing that was asked of it, and what came. */
async function answer(status: number, html: string, headers: Record<string, string> = { accept: 'text/html' }) {
  let packing: string | undefined
  const server = http.createServer((request, response) => {
    response.statusCode = status
    packing = request.headers['accept-encoding']?.toString()
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.write(Buffer.from(html))
    response.end('<!-- more -->')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const came = await fetch(`http://127.0.0.1:${port}/`, { headers: { 'accept-encoding': 'br', ...headers } })
  const text = await came.text()
  server.close()
  return { packing, text, status: came.status }
}

test('an empty shell says what it is where there are no scripts, and is not packed before', async () => {
  for (const [status, words] of [
    [403, 'not for you to open'],
    [404, 'There is nothing here'],
    [500, 'Try again'],
  ] as const) {
    const came = await answer(status, shell)
    expect(came).toMatchObject({ status, packing: 'identity' })
    expect(came.text).toMatch(new RegExp(`<body><noscript>.*${words}.*</noscript><script`))
    expect(came.text).toContain('<!-- more -->')
  }
})

test('everything else comes as it is', async () => {
  const page = '<!DOCTYPE html><html lang="en"><body>Whole</body></html>'
  expect((await answer(200, shell)).text).not.toContain('noscript')
  expect((await answer(200, page)).packing).toBe('br')
  expect((await answer(404, page)).text).not.toContain('noscript')
  expect((await answer(403, shell, { accept: 'text/html', rsc: '1' })).text).not.toContain('noscript')
  expect((await answer(403, shell, { accept: 'application/json' })).text).not.toContain('noscript')
})

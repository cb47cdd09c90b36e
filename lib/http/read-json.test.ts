import { expect, test } from 'vitest'
import { readJson } from './read-json'

const url = 'http://localhost/api/session'

/** A request that does not say how long it is. */
function inPieces(pieces: string[], onCancel = () => {}): Request {
  const left = pieces.map((piece) => new TextEncoder().encode(piece))
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = left.shift()
      return next ? controller.enqueue(next) : controller.close()
    },
    cancel: onCancel,
  })
  return new Request(url, { method: 'POST', body, ...{ duplex: 'half' } })
}

test('reads JSON, also in pieces that cut a letter in two', async () => {
  expect(await readJson(new Request(url, { method: 'POST', body: '{"does":"stay"}' }))).toEqual({ does: 'stay' })
  const bytes = new TextEncoder().encode('"é"')
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.slice(0, 2))
      controller.enqueue(bytes.slice(2))
      controller.close()
    },
  })
  expect(await readJson(new Request(url, { method: 'POST', body, ...{ duplex: 'half' } }))).toBe('é')
})

test('is null for what is no JSON, and for nothing', async () => {
  expect(await readJson(new Request(url, { method: 'POST', body: '{"does":' }))).toBeNull()
  expect(await readJson(new Request(url, { method: 'POST' }))).toBeNull()
})

test('stops reading what is longer than it may be, though the request does not say its length', async () => {
  let isCancelled = false
  const endless = Array<string>(1000).fill('"'.padEnd(1000, 'x'))
  const request = inPieces(endless, () => void (isCancelled = true))
  expect(request.headers.get('content-length')).toBeNull()
  expect(await readJson(request, 5000)).toBeNull()
  expect(isCancelled).toBe(true)
})

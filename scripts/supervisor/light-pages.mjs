// @ts-check
/*
 * Preloaded into the web server: sends the pages named here without the framework's scripts, and compressed as well as
 * the browser can take it. They are whole without a script, and what they would load is three quarters of what somebody
 * on a slow line waits for (docs/decisions/2026-11-26-home-without-framework.md). Our own small scripts stay.
 * A page learns by the header x-substantia-light that it is sent so.
 */
import http from 'node:http'
import zlib from 'node:zlib'
import { errorPage, shell } from './error-words.mjs'

const lightPaths = new Set(['/portal'])
const sign = 'x-substantia-light'
const own = /\ssrc="\/(?:steady-hand|session-end)\.js"/

http.Server.prototype.emit = new Proxy(http.Server.prototype.emit, {
  apply(emit, server, /** @type {unknown[]} */ [event, request, response]) {
    if (event === 'request' && request instanceof http.IncomingMessage) {
      delete request.headers[sign]
      if (response instanceof http.ServerResponse && isForALightPage(request)) lighten(request, response)
    }
    return Reflect.apply(emit, server, [event, request, response])
  },
})

/** A page asked for by a browser; not a part of one asked for by the framework. @param {http.IncomingMessage} request */
function isForALightPage({ method, url, headers }) {
  const path = (url ?? '').split('?')[0] ?? ''
  return (
    lightPaths.has(path) &&
    (method === 'GET' || method === 'POST') &&
    !('rsc' in headers) &&
    !('next-action' in headers)
  )
}

/** @param {http.IncomingMessage} request @param {http.ServerResponse} response */
function lighten(request, response) {
  const accepted = String(request.headers['accept-encoding'] ?? '')
  request.headers['accept-encoding'] = 'identity' // it is compressed here, once it is whole
  request.headers[sign] = '1'
  /** @type {Buffer[]} */
  const chunks = []
  const [end, writeHead] = [response.end.bind(response), response.writeHead.bind(response)]
  const keep = (/** @type {unknown} */ chunk, /** @type {unknown} */ encoding) => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk, /** @type {BufferEncoding} */ (encoding ?? 'utf8')))
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  }
  // whoever writes on the way would send the head, and the head says how long the page is and how it is packed
  response.flushHeaders = () => {}
  response.writeHead = (/** @type {number} */ status, /** @type {unknown[]} */ ...rest) => {
    response.statusCode = status
    const given = rest.find((value) => typeof value === 'object' && value !== null)
    for (const [name, value] of Object.entries(given ?? {})) response.setHeader(name, value)
    return response
  }
  response.write = (
    /** @type {unknown} */ chunk,
    /** @type {unknown} */ encoding = null,
    /** @type {unknown} */ done = null,
  ) => {
    keep(chunk, typeof encoding === 'string' ? encoding : undefined)
    const told = typeof encoding === 'function' ? encoding : done
    if (typeof told === 'function') process.nextTick(() => told())
    return true
  }
  response.end = (/** @type {unknown} */ chunk = null, /** @type {unknown} */ encoding = null) => {
    if (typeof chunk !== 'function') keep(chunk, typeof encoding === 'string' ? encoding : undefined)
    const body = finish(response, Buffer.concat(chunks), accepted)
    writeHead(response.statusCode)
    return end(body)
  }
}

/** @param {http.ServerResponse} response @param {Buffer} body @param {string} accepted */
function finish(response, body, accepted) {
  if (!String(response.getHeader('content-type')).startsWith('text/html')) return body
  const page = Buffer.from(lightPage(body.toString('utf8'), response.statusCode))
  const [encoding, packed] = compressed(page, accepted)
  if (encoding) response.setHeader('content-encoding', encoding)
  response.setHeader('vary', [response.getHeader('vary') ?? [], 'Accept-Encoding'].flat().join(', '))
  response.removeHeader('etag')
  response.setHeader('content-length', packed.length)
  return packed
}

/** Exported for its test. One that broke is an empty shell without the framework. @param {string} html @param {number} status */
export function lightPage(html, status) {
  return status >= 400 && shell.test(html) ? errorPage(status) : withoutFramework(html)
}

/** @param {string} html */
function withoutFramework(html) {
  return html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, (script) => (own.test(script) ? script : ''))
    .replace(/<link\b[^>]*\bas="script"[^>]*>/g, (link) => (/(steady-hand|session-end)\.js/.test(link) ? link : ''))
}

/** @param {Buffer} page @param {string} accepted @returns {[string | null, Buffer]} */
function compressed(page, accepted) {
  if (/\bbr\b/.test(accepted))
    return ['br', zlib.brotliCompressSync(page, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 } })]
  return /\bgzip\b/.test(accepted) ? ['gzip', zlib.gzipSync(page)] : [null, page]
}

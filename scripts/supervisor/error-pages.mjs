// @ts-check
/*
 * Preloaded into the web server: a page that refuses, is not there or breaks also says so where there are no scripts
 * (error-words.mjs). The framework's scripts, where they run, draw the whole page over it.
 */
import http from 'node:http'
import { errorWords, shell } from './error-words.mjs'

http.Server.prototype.emit = new Proxy(http.Server.prototype.emit, {
  apply(emit, server, /** @type {unknown[]} */ [event, request, response]) {
    if (event === 'request' && request instanceof http.IncomingMessage && response instanceof http.ServerResponse)
      if (isForAPage(request)) addWords(request, response)
    return Reflect.apply(emit, server, [event, request, response])
  },
})

/** @param {http.IncomingMessage} request */
function isForAPage({ headers }) {
  return !('rsc' in headers) && !('next-action' in headers) && String(headers.accept ?? '').includes('text/html')
}

/** @param {http.IncomingMessage} request @param {http.ServerResponse} response */
function addWords(request, response) {
  let status = response.statusCode
  Object.defineProperty(response, 'statusCode', {
    get: () => status,
    set: (/** @type {number} */ value) => {
      status = value
      // what is packed on its way here could not be read; such a page is short
      if (value >= 400) request.headers['accept-encoding'] = 'identity'
    },
  })
  const write = response.write
  let isOver = false
  response.write = new Proxy(write, {
    apply(target, self, /** @type {unknown[]} */ [chunk, ...rest]) {
      const isPage = status >= 400 && String(response.getHeader('content-type')).startsWith('text/html')
      if (isOver || !isPage || response.hasHeader('content-length'))
        return Reflect.apply(target, self, [chunk, ...rest])
      isOver = true
      return Reflect.apply(target, self, [withWords(chunk, status), ...rest])
    },
  })
}

/** @param {unknown} chunk @param {number} status */
function withWords(chunk, status) {
  if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return chunk
  const html = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')
  if (!shell.test(html)) return chunk
  const words = html.replace(/<body[^>]*>/, (body) => `${body}<noscript>${errorWords(status)}</noscript>`)
  return typeof chunk === 'string' ? words : Buffer.from(words)
}

// @ts-check
/*
 * Preloaded into the web server: takes headers off every request that only a server in front may set. Without it a
 * visitor chooses the address that login attempts are counted by, and may speak Next.js's internal headers.
 * SUBSTANTIA_TRUSTED_PROXIES: how many proxies of ours stand in front; each appends one address to X-Forwarded-For.
 */
import http from 'node:http'

const trustedProxies = Number(process.env.SUBSTANTIA_TRUSTED_PROXIES ?? 0)
const internal = /^(x-middleware-|x-nextjs-|next-resume$|x-matched-path$|x-invoke-)/

http.Server.prototype.emit = new Proxy(http.Server.prototype.emit, {
  apply(emit, server, /** @type {unknown[]} */ [event, request, ...rest]) {
    if (event === 'request' && request instanceof http.IncomingMessage) {
      clean(request)
      const [response] = rest
      if (!isWellFormed(request.url ?? '') && response instanceof http.ServerResponse) return refuse(response)
    }
    return Reflect.apply(emit, server, [event, request, ...rest])
  },
})

/** An address whose percent signs mean nothing; Next.js would answer 500. @param {string} url */
function isWellFormed(url) {
  try {
    decodeURIComponent(url.split('?')[0] ?? '')
    return true
  } catch {
    return false
  }
}

/** @param {http.ServerResponse} response */
function refuse(response) {
  const headers = {
    'cache-control': 'private, no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
  }
  response.writeHead(400, headers).end('This address cannot be read. Go back, or start at the home page.')
  return true
}

/** @param {http.IncomingMessage} request */
function clean({ headers, socket }) {
  for (const name of Object.keys(headers)) if (internal.test(name)) delete headers[name]
  const claimed = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter(Boolean)
  headers['x-forwarded-for'] = (trustedProxies > 0 && claimed.at(-trustedProxies)) || socket.remoteAddress || 'unknown'
  if (trustedProxies === 0) {
    delete headers['x-forwarded-host']
    delete headers['x-forwarded-proto']
  }
  delete headers['x-real-ip']
}

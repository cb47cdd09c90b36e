/**
 * Whether a request that changes something comes from our own pages. The Origin header must be there and be ours; what
 * the Host header says does not count, since whoever sends the request chooses it.
 */
export function isOwnOrigin(headers: Headers, publicUrl: string): boolean {
  const origin = headers.get('origin')
  const site = headers.get('sec-fetch-site')
  if (!origin || (site !== null && site !== 'same-origin')) return false
  const own = new URL(publicUrl)
  if (origin === own.origin) return true
  // On one's own machine the same server answers to three names.
  const asked = parse(origin)
  return Boolean(
    asked &&
    isLoopback(own.hostname) &&
    isLoopback(asked.hostname) &&
    asked.port === own.port &&
    asked.protocol === own.protocol,
  )
}

function parse(origin: string) {
  try {
    return new URL(origin)
  } catch {
    return null
  }
}

function isLoopback(hostname: string) {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
}

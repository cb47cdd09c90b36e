import { NextResponse, type NextRequest } from 'next/server'
import { env } from '@/lib/env'
import { isOwnOrigin } from '@/lib/http/origin'

/**
 * Runs before every page: a fresh nonce for the content security policy, no caching of anything personal, and an early
 * no to mutations from elsewhere. It decides nothing about who may see what: pages, actions and the database do.
 */
export function proxy(request: NextRequest) {
  const { pathname } = request.nextUrl
  if (pathname.startsWith('/_next/image')) return refuse(404, 'There is no image optimizer.')
  if (
    !['GET', 'HEAD', 'OPTIONS'].includes(request.method) &&
    !isOwnOrigin(request.headers, env().SUBSTANTIA_PUBLIC_URL)
  ) {
    return refuse(403, 'This request did not come from a page of this site.')
  }

  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const policy = contentSecurityPolicy(nonce)
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy) // where Next.js finds the nonce for its scripts
  headers.set('x-substantia-path', pathname)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('cache-control', 'private, no-store')
  return response
}

function refuse(status: number, text: string) {
  return new NextResponse(text, {
    status,
    headers: {
      'cache-control': 'private, no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    },
  })
}

function contentSecurityPolicy(nonce: string) {
  const development = process.env.NODE_ENV === 'development'
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'", // widths of bars and columns are style attributes
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

// Not the API: a proxy would hold a large upload in memory, and its handlers check origin and viewer themselves. Nor the
// scripts of public/, which say nothing about anybody and may be kept.
export const config = { matcher: ['/((?!_next/static|api/|steady-hand\\.js|session-end\\.js).*)'] }

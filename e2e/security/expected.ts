import type { Role } from '../support/installation'
import { nothingByItself, nothingForDoctors, sentTo } from './routes'

export type Ids = Record<string, string>
type Audience = 'everybody' | 'whoever is logged in' | Role
export type Visitor = Role | 'nobody'

/** Who a route is for. A route of the build that is not listed here fails the test: somebody must decide. */
const audiences: [route: RegExp, audience: Audience][] = [
  [
    /^\/(login|forgot-password(\/sent)?|comfort|access-denied|register\/doctor|welcome\/\[token\]|helping\/accept\/\[token\]|api\/health|metrics|icon\.svg|favicon\.ico)$/,
    'everybody', // figures of the queue: to whoever has the token, which is nobody here
  ],
  [/^\/(account|choose-password)?$/, 'whoever is logged in'],
  [/^\/api\/(drafts|session|live|notices|reports\/\[reportId\]\/file)$/, 'whoever is logged in'],
  [/^\/admin(\/|$)/, 'admin'],
  [/^\/api\/imports(\/|$)/, 'admin'],
  [/^\/api\/(csv-imports|consultations|exports|lookup|palette|presence)(\/|$)/, 'admin'],
  [/^\/clinic(\/|$)/, 'doctor'],
  [/^\/api\/scans\/\[scanId\]\/slice$/, 'doctor'],
  [/^\/(api\/)?portal(\/|$)/, 'patient'],
  [/^\/helping$/, 'patient'], // and accounts that only help: e2e/security/helper-access
  [/^\/api\/passkeys\/(add|confirm|log-in)$/, 'everybody'],
  [/^\/calendar\/\[token\]$/, 'everybody'], // who knows its address, which is nobody here
]

export function audienceOf(route: string) {
  return audiences.find(([pattern]) => pattern.test(route))?.[1]
}

const homes = { admin: '/admin', doctor: '/clinic', patient: '/portal' } as const

/** What comes of opening a route. */
export function expected(route: string, visitor: Visitor, ids: Ids): { status: number; to?: string } {
  const audience = audienceOf(route)
  if (route === '/metrics' || route === '/calendar/[token]') return { status: 404 }
  if (route === '/api/reports/[reportId]/file') return { status: visitor === 'nobody' ? 401 : 404 } // an older report has none
  if (visitor === 'doctor' && nothingForDoctors.includes(route)) return { status: 404 }
  if (visitor === 'doctor' && route.endsWith('/amend'))
    return { status: 307, to: `/clinic/consultations/${ids.consultationId}` } // nothing is signed yet
  if (visitor !== 'nobody' && ['/', '/login', '/choose-password', '/register/doctor'].includes(route))
    return { status: 307, to: homes[visitor] }
  if (visitor === 'patient' && /^\/portal\/corrections\/\[correctionId\]\/./.test(route))
    return { status: 307, to: `/portal/corrections/${ids.correctionId}` } // it is sent, so nothing of it is written any more
  if (visitor === 'patient' && route === '/api/portal/my-data/[archiveId]') return { status: 404 } // no password, no file
  if (sentTo.includes(route)) return { status: 405 } // files and words are sent there; there is nothing to get
  if (visitor === 'admin' && /^\/admin\/imports\/csv\/\[importId\]\/./.test(route))
    return { status: 307, to: '/admin/imports/csv/csv-access' } // the steps of a file that is no longer kept
  if (visitor === 'admin' && route.startsWith('/admin/views/[viewId]')) return { status: 307, to: '/admin/patients' }
  if (visitor === 'admin' && nothingByItself.includes(route)) return { status: 404 }
  if (audience === 'everybody') return { status: 200 }
  if (visitor === 'nobody') return route.startsWith('/api/') ? { status: 401 } : { status: 307, to: '/login' }
  if (audience === 'whoever is logged in' || audience === visitor) return { status: 200 }
  return { status: route.startsWith('/api/') ? 404 : 403 }
}

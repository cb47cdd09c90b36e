import { openFeed } from '@/lib/calendar-feeds/queries'
import { writeCalendar } from '@/lib/calendar-feeds/ics'
import { env } from '@/lib/env'
import { networkOf } from '@/lib/http/network'

const refreshSeconds = 3600

/**
 * A patient's appointments for calendar programs, which bring no session: whoever knows the address may read it. Nothing in
 * the answer says whose they are. A feed that was stopped, one of a closed account and one that never was are the same: 404.
 */
export async function GET(request: Request, { params }: RouteContext<'/calendar/[token]'>) {
  const { token } = await params
  const found = /^[\w-]{43}$/.test(token)
    ? await openFeed(token, networkOf(request.headers.get('x-forwarded-for') ?? 'unknown'))
    : null
  if (!found) return answer('There is no such calendar.', { status: 404 })
  if ('wait' in found)
    return answer('This calendar was asked for too often.', {
      status: 429,
      headers: { 'retry-after': String(found.wait) },
    })
  const portal = `${env().SUBSTANTIA_PUBLIC_URL}/portal/consultations`
  return answer(writeCalendar(found.entries, { clinic: found.clinic, portal, refreshSeconds }), {
    status: 200,
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="appointments.ics"',
    },
  })
}

function answer(text: string, { status, headers }: { status: number; headers?: Record<string, string> }) {
  return new Response(text, {
    status,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
      ...headers,
    },
  })
}

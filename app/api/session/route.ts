import type { NextRequest } from 'next/server'
import { lockSession } from '@/lib/auth/commands'
import { sessionInput } from '@/lib/auth/schema'
import { currentSession } from '@/lib/auth/session'
import { env } from '@/lib/env'
import { isOwnOrigin } from '@/lib/http/origin'
import { readJson } from '@/lib/http/read-json'

/**
 * A page says of its session that somebody is still there, which extends it like any request, or that nobody has been for
 * too long, which ends it. Whoever is logged in may; not an action, because an action would load the page again.
 */
export async function POST(request: NextRequest) {
  if (!isOwnOrigin(request.headers, env().SUBSTANTIA_PUBLIC_URL))
    return answer(403, { error: 'This request did not come from a page of this site.' })
  const asked = sessionInput.safeParse(await readJson(request))
  if (!asked.success) return answer(400, { error: 'This request cannot be read.' })
  if (asked.data.does === 'lock') {
    await lockSession()
    return answer(200, {})
  }
  const session = await currentSession()
  return session ? answer(200, { endsAt: session.limits.endsAt }) : answer(401, { error: 'Log in first.' })
}

function answer(status: number, body: object) {
  return Response.json(body, { status, headers: { 'cache-control': 'private, no-store' } })
}

import type { NextRequest } from 'next/server'
import { lockSession } from '@/lib/auth/commands'
import { sessionInput } from '@/lib/auth/schema'
import { currentSession } from '@/lib/auth/session'
import { env } from '@/lib/env'
import { answerScript, refuseScript } from '@/lib/http/answers'
import { isOwnOrigin } from '@/lib/http/origin'
import { readJson } from '@/lib/http/read-json'

/**
 * A page says of its session that somebody is still there, which extends it like any request, or that nobody has been for
 * too long, which ends it. Whoever is logged in may; not an action, because an action would load the page again.
 */
export async function POST(request: NextRequest) {
  if (!isOwnOrigin(request.headers, env().SUBSTANTIA_PUBLIC_URL))
    return refuseScript(403, 'This request did not come from a page of this site.')
  const asked = sessionInput.safeParse(await readJson(request))
  if (!asked.success) return refuseScript(400, 'This request cannot be read.')
  if (asked.data.does === 'lock') {
    await lockSession()
    return answerScript({})
  }
  const session = await currentSession()
  return session ? answerScript({ endsAt: session.limits.endsAt }) : refuseScript(401, 'Log in first.')
}

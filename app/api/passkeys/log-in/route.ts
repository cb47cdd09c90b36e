import { env } from '@/lib/env'
import { isOwnOrigin } from '@/lib/http/origin'
import { optionsToLogIn } from '@/lib/passkeys/queries'

const headers = { 'cache-control': 'private, no-store' }

/** What a device is asked to sign in order to log somebody in. Not an action: nothing of the page changes. */
export async function POST(request: Request) {
  if (!isOwnOrigin(request.headers, env().SUBSTANTIA_PUBLIC_URL))
    return Response.json({ error: 'This request did not come from a page of this site.' }, { status: 403, headers })
  return Response.json(await optionsToLogIn(), { headers })
}

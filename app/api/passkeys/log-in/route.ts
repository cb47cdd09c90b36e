import { env } from '@/lib/env'
import { answerScript, refuseScript } from '@/lib/http/answers'
import { isOwnOrigin } from '@/lib/http/origin'
import { optionsToLogIn } from '@/lib/passkeys/queries'

/** What a device is asked to sign in order to log somebody in. Not an action: nothing of the page changes. */
export async function POST(request: Request) {
  if (!isOwnOrigin(request.headers, env().SUBSTANTIA_PUBLIC_URL))
    return refuseScript(403, 'This request did not come from a page of this site.')
  return answerScript(await optionsToLogIn())
}

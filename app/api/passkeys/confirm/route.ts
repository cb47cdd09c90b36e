import * as z from 'zod'
import { answerStaff } from '@/lib/http/answer-administrator'
import { optionsToConfirm } from '@/lib/passkeys/queries'

/** What the viewer's device is asked in order to confirm something. */
export async function POST(request: Request) {
  return answerStaff(
    request,
    { name: 'passkeys.confirm', input: z.object({}), roles: ['admin', 'doctor', 'patient', 'helper'] },
    (scope) => optionsToConfirm(scope),
  )
}

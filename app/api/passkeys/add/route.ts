import * as z from 'zod'
import { answerStaff } from '@/lib/http/answer-administrator'
import { optionsToAdd } from '@/lib/passkeys/queries'

/** What the viewer's device is asked in order to become a passkey. */
export async function POST(request: Request) {
  const question = {
    name: 'passkeys.ask',
    input: z.object({}),
    roles: ['admin', 'doctor', 'patient', 'helper'] as const,
  }
  return answerStaff(request, { ...question, roles: [...question.roles] }, (scope) => optionsToAdd(scope))
}

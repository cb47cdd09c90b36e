import type { NextRequest } from 'next/server'
import { timesInput } from '@/lib/consultations/schema'
import { checkTimes } from '@/lib/consultations/times'
import type { Role } from '@/lib/db/viewer'
import { answerStaff } from '@/lib/http/answer-administrator'

/** Whether doctor and patient are free at a time that somebody is typing. A POST: a name may stand where an id will. */
export async function POST(request: NextRequest) {
  const question = { name: 'consultations.times', input: timesInput, roles: ['admin', 'doctor'] as Role[] }
  return answerStaff(request, question, (scope, asked) =>
    // a doctor books for nobody else, and asks about nobody else's calendar
    checkTimes(scope, { ...asked, doctorId: scope.viewer.doctorId ?? asked.doctorId }),
  )
}

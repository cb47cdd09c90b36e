import type { NextRequest } from 'next/server'
import { timesInput } from '@/lib/consultations/schema'
import { checkTimes } from '@/lib/consultations/times'
import { answerAdministrator } from '@/lib/http/answer-administrator'

/** Whether doctor and patient are free at a time that somebody is typing. A POST: a name may stand where an id will. */
export async function POST(request: NextRequest) {
  return answerAdministrator(request, { name: 'consultations.times', input: timesInput }, checkTimes)
}

import type { NextRequest } from 'next/server'
import { getUsualFee } from '@/lib/consultations/record'
import { feeInput } from '@/lib/consultations/schema'
import { answerAdministrator } from '@/lib/http/answer-administrator'

/** What a doctor usually takes, for a form in which the doctor has just changed. */
export async function POST(request: NextRequest) {
  return answerAdministrator(request, { name: 'consultations.fee', input: feeInput }, async (scope, { doctorId }) => ({
    fee: await getUsualFee(scope, doctorId),
  }))
}

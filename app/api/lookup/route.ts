import type { NextRequest } from 'next/server'
import { answerAdministrator } from '@/lib/http/answer-administrator'
import { suggest } from '@/lib/references/queries'
import { lookupInput } from '@/lib/references/schema'

/** Suggestions for a reference field. A POST, so that what somebody types stands in no address, log or history. */
export async function POST(request: NextRequest) {
  return answerAdministrator(
    request,
    { name: 'references.suggest', input: lookupInput },
    async (scope, { kind, words }) => ({
      suggestions: await suggest(scope, kind, words),
    }),
  )
}

import type { NextRequest } from 'next/server'
import { keepDraft, removeDraft } from '@/lib/drafts/commands'
import { getDraft } from '@/lib/drafts/queries'
import { draftInput } from '@/lib/drafts/schema'
import { answerStaff } from '@/lib/http/answer-administrator'

/**
 * Drafts of forms, kept while one types. Not an action: an action would load the page again at every pause, and a page
 * that is being closed can still send this.
 */
export async function POST(request: NextRequest) {
  return answerStaff(
    request,
    { name: 'drafts.keep', input: draftInput, roles: ['admin', 'doctor', 'patient'] },
    async (scope, asked) => {
      if (asked.does === 'open') return { draft: await getDraft(scope, asked.formKey) }
      if (asked.does === 'keep') await keepDraft(scope, asked.formKey, asked.fields)
      else await removeDraft(scope, asked.formKey)
      return {}
    },
  )
}

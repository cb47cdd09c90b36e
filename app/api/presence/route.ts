import type { NextRequest } from 'next/server'
import { answerAdministrator } from '@/lib/http/answer-administrator'
import { noteEditing, noteLeaving } from '@/lib/presence/commands'
import { listEditing } from '@/lib/presence/queries'
import { presenceInput } from '@/lib/presence/schema'

/** The heartbeat of a form that edits a record; the answer is who else does. */
export async function POST(request: NextRequest) {
  return answerAdministrator(request, { name: 'presence.note', input: presenceInput }, async (scope, asked) => {
    if (asked.isLeaving) {
      await noteLeaving(scope, asked.table, asked.id)
      return { editors: [] }
    }
    await noteEditing(scope, asked.table, asked.id)
    return { editors: await listEditing(scope, asked.table, asked.id) }
  })
}

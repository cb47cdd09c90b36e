import type { NextRequest } from 'next/server'
import { answerStaff } from '@/lib/http/answer-administrator'
import { countUnread } from '@/lib/notices/queries'
import { countUnreadInput } from '@/lib/notices/schema'

/** How many notices are unread: a frame stays while one goes from page to page, and its bell asks again each time. */
export async function POST(request: NextRequest) {
  const question = { name: 'notices.count', input: countUnreadInput, roles: ['admin' as const, 'doctor' as const] }
  return answerStaff(request, question, async (scope) => ({ unread: await countUnread(scope) }))
}

import type { NextRequest } from 'next/server'
import { answerAdministrator } from '@/lib/http/answer-administrator'
import { listRecentlyOpened, searchEverything } from '@/lib/palette/queries'
import { paletteInput } from '@/lib/palette/schema'

/** What the palette shows. A POST, so that what somebody types stands in no address, log or history. */
export async function POST(request: NextRequest) {
  return answerAdministrator(request, { name: 'palette.search', input: paletteInput }, async (scope, { text }) => ({
    results: text.trim() === '' ? await listRecentlyOpened(scope) : await searchEverything(scope, text),
  }))
}

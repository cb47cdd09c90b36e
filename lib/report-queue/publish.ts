import 'server-only'
import { beginOperation } from '@/lib/actions/operation'
import { asViewer } from '@/lib/db/scope'
import { fingerprintNow, type ReportContent } from './content'
import { LeaseLost, ReportFailure, withdrawn } from './failure'
import type { PlacedFile } from './files'
import type { ReportOrder } from './order'
import type { TakenRequest } from './queue'
import type { Trace } from './trace'

/**
 * Publishes in one transaction as the person who asked: the request and the patient's figures are locked, everything is
 * read once more under their rights of now, and only what says the same as the pages is published. `changed`: it does not.
 */
export async function publishReport(
  taken: TakenRequest,
  order: ReportOrder,
  content: ReportContent,
  files: PlacedFile[],
  trace: Trace,
): Promise<'published' | 'changed'> {
  return asViewer(order.requester, async (scope) => {
    const { db } = scope
    await beginOperation(scope, 'reports.make')
    const [begun] = await db.$queryRaw<{ answer: string }[]>`
      select app.begin_publishing(${taken.id}, ${taken.fence}::integer) as answer`
    if (begun?.answer === 'lost') throw new LeaseLost()
    if (begun?.answer !== 'held') throw withdrawn('The request was put away, or belongs to somebody else by now.')
    if ((await fingerprintNow(scope, order)) !== content.fingerprint) return 'changed'
    await db.$queryRaw`
      select app.publish_report(${taken.id}, ${taken.fence}::integer, ${JSON.stringify(content.row ?? {})}::jsonb,
                                ${JSON.stringify(files)}::jsonb, ${JSON.stringify(trace.steps)}::jsonb)`
    return 'published'
  }).catch((error: unknown) => answerOf(error))
}

/** What the database says about publishing is in SB009. */
function answerOf(error: unknown): 'changed' {
  const said = error instanceof Error ? error.message : ''
  if (!said.includes('SB009')) throw error
  if (said.includes('changed')) return 'changed'
  if (said.includes('lost')) throw new LeaseLost()
  if (said.includes('no-session'))
    throw new ReportFailure('data', 'The patient has no session yet that a report could be about.', { mayPass: false })
  throw withdrawn('The request was put away, or belongs to somebody else by now.')
}

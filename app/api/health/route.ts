import { asAnonymous } from '@/lib/db/scope'
import { explain } from '@/lib/errors/explain'

/** Whether this server can do its work right now: it answers, and the database answers it. */
export async function GET() {
  try {
    await asAnonymous(({ db }) => db.$queryRaw`select 1`)
    return Response.json({ status: 'ok' })
  } catch (error) {
    explain(error, 'health')
    return Response.json({ status: 'database unavailable' }, { status: 503, headers: { 'retry-after': '5' } })
  }
}

import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { listScansOfSession } from '@/lib/scans/queries'
import { getSession } from '@/lib/sessions/queries'

/** Whose session it is, and its scans to choose from. */
export async function readSessionScans(scope: Scope, sessionId: string) {
  const session = await getSession(scope, sessionId)
  const scans = session ? await listScansOfSession(scope, session) : []
  return {
    patientName: session?.patientName ?? null,
    begun: formatMoment(session?.createdAt ?? null, 'dateTime'),
    scans: scans.map(({ id, originalFilename, uploadTimestamp }) => ({
      value: id,
      label: `${originalFilename ?? 'MRI scan'}, ${formatMoment(uploadTimestamp, 'dateTime')}`,
    })),
  }
}

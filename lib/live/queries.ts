import 'server-only'
import type { Scope } from '@/lib/db/scope'
import type { LiveTable } from './vocabulary'

/** Whether the session that opened a stream is still as good as then. Does not count as using it. */
export async function isStillIn({ db }: Scope): Promise<boolean> {
  const [row] = await db.$queryRaw<{ still: boolean }[]>`select app.viewer_still_in() as still`
  return row?.still ?? false
}

/** Whose records the viewer may read now; null for administrators, who read everybody's, and patients, who read their own. */
export async function readablePatients({ db, viewer }: Scope): Promise<string[] | null> {
  if (viewer.role !== 'doctor') return null
  const [row] = await db.$queryRaw<{ ids: string[] }[]>`select app.viewer_patients() as ids`
  return row?.ids ?? []
}

/** Which of these records the viewer may see. Ids only, so nothing that counts as reading a record. */
export async function visibleIds({ db }: Scope, table: LiveTable, ids: string[]): Promise<string[]> {
  const where = { id: { in: ids }, deletedAt: null }
  const options = { where, select: { id: true }, take: ids.length }
  if (table === 'report_status') return idsOf(await db.reportStatus.findMany(options))
  if (table === 'medical_reports') return idsOf(await db.medicalReport.findMany(options))
  return idsOf(await db.predictionReview.findMany(options))
}

function idsOf(rows: { id: string }[]) {
  return rows.map(({ id }) => id)
}

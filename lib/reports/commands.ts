import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { resolveReference } from '@/lib/references/queries'
import type { NewVersionInput, WriteReportInput } from './schema'

/** Writes a report on a session; returns its id. */
export async function writeReport(scope: Scope, input: WriteReportInput): Promise<string> {
  const sessionId = await resolveReference(scope, 'sessions', input.sessionId, 'sessionId')
  return insertVersion(scope, input, { sessionId, predictionId: null, firstVersion: null })
}

/** Writes the next version of a report. It supersedes the earlier ones once it is published, by trigger. */
export async function writeNewVersion(scope: Scope, input: NewVersionInput): Promise<string> {
  const { db } = scope
  const from = await db.medicalReport.findFirst({
    where: { id: input.id, deletedAt: null },
    select: { id: true, sessionId: true, predictionId: true, firstVersion: true, version: true },
  })
  if (!from) throw new AppError('not-found')
  const firstVersion = from.firstVersion ?? from.id
  const newer = await db.medicalReport.count({
    where: { OR: [{ id: firstVersion }, { firstVersion }], version: { gt: from.version }, deletedAt: null },
  })
  if (newer > 0)
    throw new AppError('changed-meanwhile', {
      message: 'There is a newer version of this report meanwhile. Open that one, and write the next version from it.',
    })
  return insertVersion(scope, input, { sessionId: from.sessionId, predictionId: from.predictionId, firstVersion })
}

/** Publishes a draft, or a version that had been withdrawn. */
export async function publishReport({ db }: Scope, { id }: { id: string }): Promise<void> {
  const { count } = await db.medicalReport.updateMany({
    where: { id, reportStatus: { in: ['draft', 'withdrawn'] }, deletedAt: null },
    data: { reportStatus: 'final' },
  })
  if (count === 0) throw new AppError('not-now', { message: 'This version is published already, or no longer there.' })
}

/** Takes a version back: patients no longer see it, and the one before it is the latest again. */
export async function withdrawReport({ db }: Scope, { id }: { id: string }): Promise<void> {
  const { count } = await db.medicalReport.updateMany({
    where: { id, reportStatus: { not: 'withdrawn' }, deletedAt: null },
    data: { reportStatus: 'withdrawn' },
  })
  if (count === 0) throw new AppError('not-now', { message: 'This version is withdrawn already, or no longer there.' })
}

type Place = { sessionId: string; predictionId: string | null; firstVersion: string | null }

async function insertVersion(
  { db, viewer }: Scope,
  input: Omit<WriteReportInput, 'sessionId'>,
  { sessionId, predictionId, firstVersion }: Place,
): Promise<string> {
  const [created] = await db.$queryRaw<{ id: string }[]>`
    insert into medical_reports (session_id, prediction_id, report_type, report_status, title, content, recommendations,
                                 disclaimer, generated_by, first_version, written_by)
    values (${sessionId}, ${predictionId}, ${input.reportType}, ${input.reportStatus}, ${input.title}, ${input.content},
            ${JSON.stringify(input.recommendations)}::jsonb, ${input.disclaimer}, ${viewer.name}, ${firstVersion},
            ${viewer.userId})
    returning id`
  return created!.id
}

import 'server-only'
import type { Scope } from '@/lib/db/scope'
import type { Job } from '@/lib/jobs/handler'
import { countOutcomes } from './queries'

/**
 * Writes down with the file what a job found or did. An import that was stopped half-way stays imported as far as it came,
 * and is taken back like a whole one; one that brought nothing in can be started again.
 */
export async function finishCsvJob(
  scope: Scope,
  { id: jobId, params: { importId, dryRun } }: Job<{ importId: string; dryRun: boolean }>,
  ended: 'done' | 'failed' | 'cancelled',
): Promise<void> {
  const { db } = scope
  const counts = await countOutcomes(scope, jobId)
  const json = JSON.stringify(counts)
  if (dryRun) {
    if (ended === 'done')
      await db.$executeRaw`
        update csv_imports set check_counts = ${json}::jsonb where id = ${importId} and check_job_id = ${jobId}`
    return
  }
  const hasWritten = counts.create + counts.update > 0
  if (ended === 'done' || hasWritten)
    await db.$executeRaw`
      update csv_imports set state = 'imported', import_counts = ${json}::jsonb, imported_at = now()
       where id = ${importId} and import_job_id = ${jobId}`
  else
    await db.$executeRaw`
      update csv_imports set state = 'uploaded', import_job_id = null where id = ${importId} and import_job_id = ${jobId}`
}

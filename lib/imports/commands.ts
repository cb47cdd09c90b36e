import 'server-only'
import type { Prisma } from '@/prisma/generated/client'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import type * as z from 'zod'
import type { mendProblemInput, startImportInput } from './schema'

export type Upload = { fileName: string; filePath: string; bytes: number; sha256: string; timeZone: string }

/** Writes down an uploaded file; the worker looks at it next. */
export async function createUploadedRun(
  { db, viewer }: Scope,
  { fileName, filePath, bytes, sha256, timeZone }: Upload,
): Promise<number> {
  const [run] = await db.$queryRaw<{ id: number }[]>`
    insert into import_runs (status, file_name, file_path, file_bytes, file_sha256, time_zone, requested_by)
    values ('uploaded', ${fileName}, ${filePath}, ${bytes}::bigint, ${sha256}, ${timeZone}, ${viewer.userId})
    returning id`
  if (!run) throw new AppError('busy')
  return run.id
}

/** Lets the worker import a file that has been looked at, for real or as a dry run. */
export async function startImport(
  { db }: Scope,
  { run, version, timeZone, dryRun }: z.output<typeof startImportInput>,
): Promise<void> {
  const { count } = await db.importRun.updateMany({
    where: { id: run, version, status: 'checked' },
    data: { status: 'queued', dryRun: dryRun ?? false, timeZone },
  })
  if (count === 0) throw new AppError('changed-meanwhile')
}

/** Asks the worker to take a completed import back. */
export async function requestRollback(
  { db, viewer }: Scope,
  { run, version }: { run: number; version: number },
): Promise<void> {
  const { count } = await db.importRun.updateMany({
    where: { id: run, version, status: 'completed', dryRun: false },
    data: { status: 'rolling-back', rolledBackBy: viewer.userId },
  })
  if (count === 0) throw new AppError('changed-meanwhile')
}

/** Puts an uploaded file aside without importing it. */
export async function discardRun({ db }: Scope, { run, version }: { run: number; version: number }): Promise<void> {
  const { count } = await db.importRun.updateMany({
    where: { id: run, version, status: { in: ['checked', 'failed'] } },
    data: { status: 'discarded' },
  })
  if (count === 0) throw new AppError('changed-meanwhile')
}

/** Keeps what somebody mended in a row that was set aside, and lets the worker try it again. */
export async function mendProblem(
  { db, viewer }: Scope,
  { id, version, field }: z.output<typeof mendProblemInput>,
): Promise<void> {
  const problem = await db.importProblem.findFirst({
    where: { id, version, state: 'open', kind: 'quarantined' },
    select: { raw: true },
  })
  if (!problem) throw new AppError('changed-meanwhile')
  const before = problem.raw as Record<string, Prisma.JsonValue>
  const raw = Object.fromEntries(
    Object.entries(before).map(([column, value]) => [column, mended(value, field[column])]),
  )
  const { count } = await db.importProblem.updateMany({
    where: { id, version, state: 'open' },
    data: { raw, state: 'retry', resolvedBy: viewer.userId },
  })
  if (count === 0) throw new AppError('changed-meanwhile')
}

/** What was typed, where it differs from what stands there; an emptied field means no value. */
function mended(before: Prisma.JsonValue, typed: string | undefined): Prisma.JsonValue {
  if (typeof before === 'object' && before !== null) return before
  if (typed === undefined) return null
  const text = typed.replaceAll('\r\n', '\n')
  return text === String(before) ? before : text
}

/** Leaves a row out for good; it stays readable with the run. */
export async function discardProblem(
  { db, viewer }: Scope,
  { id, version }: { id: string; version: number },
): Promise<void> {
  const { count } = await db.importProblem.updateMany({
    where: { id, version, state: 'open' },
    data: { state: 'discarded', resolvedBy: viewer.userId, resolvedAt: new Date() },
  })
  if (count === 0) throw new AppError('changed-meanwhile')
}

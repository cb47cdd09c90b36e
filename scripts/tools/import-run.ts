/*
 * One import that was asked for in the browser, in a process of its own: what a file can do to memory or time it does
 * here. Started by the worker with the number of the run; what to do stands in the run's status.
 */
import pg from 'pg'
import { env } from '../../lib/env.ts'
import { AppError } from '../../lib/errors/app-error.ts'
import { checkUploadedFile } from '../../lib/legacy-import/check-file.ts'
import { LegacyFileError } from '../../lib/legacy-import/legacy-error.ts'
import { retryProblems } from '../../lib/legacy-import/retry.ts'
import { rollBackImport } from '../../lib/legacy-import/rollback.ts'
import { importLegacyFile } from '../../lib/legacy-import/run-import.ts'
import { getRun } from '../../lib/legacy-import/runs.ts'
import { log } from '../../lib/log.ts'
import { connectionSettings } from '../database/connection.ts'

const run = Number(process.argv[2])
const { DATABASE_URL, SUBSTANTIA_DATA, SUBSTANTIA_MAX_IMPORT_MB } = env()
const settings = connectionSettings(DATABASE_URL ?? '')
const maxBytes = SUBSTANTIA_MAX_IMPORT_MB * 1024 * 1024

try {
  await carryOut()
  process.exit(0)
} catch (error) {
  const expected = error instanceof LegacyFileError || error instanceof AppError
  log().error(
    {
      run,
      kind: error instanceof Error ? error.name : typeof error,
      ...(!expected && error instanceof Error && { stack: error.stack }),
    },
    'import run failed',
  )
  process.exit(expected ? 0 : 1)
}

async function carryOut() {
  const client = new pg.Client(settings)
  await client.connect()
  const row = await getRun(client, run)
  if (row?.status === 'uploaded') await checkUploadedFile(client, run, SUBSTANTIA_DATA, maxBytes)
  await client.end()
  if (row?.status === 'queued' && row.file_path) {
    await importLegacyFile({
      settings,
      data: SUBSTANTIA_DATA,
      maxBytes,
      file: row.file_path,
      fileName: row.file_name,
      dryRun: row.dry_run,
      resume: false,
      timeZone: row.time_zone,
      run,
    })
  }
  if (row?.status === 'rolling-back') await rollBackImport(settings, run, null)
  if (row && !['uploaded', 'queued', 'rolling-back'].includes(row.status)) await retryProblems(settings, run)
}

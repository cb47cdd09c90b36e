import path from 'node:path'
import type pg from 'pg'
import { takeCensus } from './census'
import { readLayout } from './layout'
import { failRun, getRun } from './runs'
import { LegacyFileError } from './legacy-error'
import { copyLegacyFile, LegacyDatabase } from './sqlite-file'

/** The preflight of an uploaded file: what is in it, before anybody decides to import it. Writes to its run only. */
export async function checkUploadedFile(client: pg.Client, run: number, data: string, maxBytes: number): Promise<void> {
  const row = await getRun(client, run)
  if (!row?.file_path) return
  const copy = path.join(data, 'imports', String(run), 'legacy.db')
  try {
    copyLegacyFile(row.file_path, copy, maxBytes)
    const database = new LegacyDatabase(copy, row.file_name)
    try {
      database.check()
      const { layout, tables } = readLayout(database)
      await client.query(
        "update import_runs set status = 'checked', layout = $2, census = $3, file_path = $4 where id = $1 and status = 'uploaded'",
        [run, layout, JSON.stringify(takeCensus(database, tables)), copy],
      )
    } finally {
      database.close()
    }
  } catch (error) {
    await failRun(
      client,
      run,
      error instanceof LegacyFileError
        ? error.message
        : 'The file could not be looked at. The log of the worker says why.',
    )
    if (!(error instanceof LegacyFileError)) throw error
  }
}

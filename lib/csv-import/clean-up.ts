import 'server-only'
import { asWorker } from '@/lib/db/scope'
import { removeCsv } from './upload'

const atOnce = 100

/** For the worker: removes files that were put aside or are thirty days old, and writes down that they are gone. */
export async function removeExpiredCsvFiles(): Promise<number> {
  const expired = await asWorker(
    ({ db }) => db.$queryRaw<{ importId: string; filePath: string }[]>`
      select import_id as "importId", file_path as "filePath" from app.expired_csv_files(${atOnce}::integer)`,
  )
  for (const { importId, filePath } of expired) {
    removeCsv(filePath)
    await asWorker(({ db }) => db.$executeRaw`select app.note_csv_file_removed(${importId})`)
  }
  return expired.length
}

import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { asWorker } from '@/lib/db/scope'
import { env } from '@/lib/env'
import { clinicDate } from '@/lib/format/dates'
import type { ExportFormat } from '@/lib/jobs/vocabulary'

/** No worker writes nothing for so long: a file that no job names by then belongs to nobody, such as a killed worker's. */
const oldestHours = 1

function exportFolder() {
  return path.resolve(env().SUBSTANTIA_DATA, 'exports')
}

/**
 * Writes the file of a job, which only this account of the machine can read, under a name nobody can guess. Leaves none
 * behind when it fails, nor the half one of a worker that was killed at the same job.
 */
export async function writeExportFile(jobId: string, format: ExportFormat, parts: AsyncIterable<string | Uint8Array>) {
  fs.mkdirSync(exportFolder(), { recursive: true, mode: 0o700 })
  for (const name of fs.readdirSync(exportFolder()))
    if (name.startsWith(`${jobId}.`)) fs.rmSync(path.join(exportFolder(), name), { force: true })
  const filePath = path.join(exportFolder(), `${jobId}.${randomUUID()}.${format}`)
  const hash = createHash('sha256')
  const file = await fs.promises.open(filePath, 'wx', 0o600)
  let bytes = 0
  try {
    for await (const part of parts) {
      const chunk = typeof part === 'string' ? Buffer.from(part) : part
      hash.update(chunk)
      bytes += chunk.length
      await file.writeFile(chunk)
    }
    await file.sync()
  } catch (error) {
    await file.close()
    fs.rmSync(filePath, { force: true })
    throw error
  }
  await file.close()
  return { path: filePath, bytes, sha256: hash.digest('hex') }
}

/** "patients-2026-03-09.csv": what a download is called. */
export function exportFileName(list: string, format: ExportFormat, at: Date): string {
  return `${list}-${clinicDate(at)}.${format}`
}

/** Deletes files that have expired, and those that no job knows of. */
export async function removeExpiredExports(): Promise<void> {
  const expired = await asWorker(
    ({ db }) => db.$queryRaw<{ id: string; path: string }[]>`
    select id, file_path as path from jobs where file_path is not null and expires_at < now()`,
  )
  for (const { id, path: filePath } of expired) {
    await fs.promises.rm(filePath, { force: true })
    await asWorker(
      ({ db }) => db.$executeRaw`update jobs set file_path = null where id = ${id} and file_path = ${filePath}`,
    )
  }
  await removeLeftOver()
}

async function removeLeftOver() {
  const names = await fs.promises.readdir(exportFolder()).catch(() => [])
  const kept = await asWorker(
    ({ db }) => db.$queryRaw<{ path: string }[]>`select file_path as path from jobs where file_path is not null`,
  )
  for (const name of names) {
    const filePath = path.join(exportFolder(), name)
    if (kept.some((file) => file.path === filePath)) continue
    const found = await fs.promises.stat(filePath).catch(() => null)
    if (found?.isFile() && found.mtimeMs < Date.now() - oldestHours * 3_600_000)
      await fs.promises.rm(filePath, { force: true })
  }
}

import 'server-only'
import { createHash } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { asWorker } from '@/lib/db/scope'
import type { FileStore } from '@/lib/storage/file-store'
import { ReportFailure } from './failure'
import { fileVariants, type FileVariant } from './vocabulary'

export type PlacedFile = { variant: FileVariant; key: string; bytes: number; sha256: string }
export type TemporaryFile = { variant: FileVariant; path: string; key: string }

const allReports = 'reports'

/** Where the files of one taking are written and where they go. Another taking of the same request has other names. */
export function filesOf(store: FileStore, folder: string, fence: number): TemporaryFile[] {
  return fileVariants.map((variant) => ({
    variant,
    path: path.join(store.temporaryFolder, `${folder}~${fence}-${variant}.pdf`),
    key: `${allReports}/${folder}/${fence}-${variant}.pdf`,
  }))
}

/** Sees that every byte is on the disk, and what they are. */
export async function syncFiles(files: TemporaryFile[]): Promise<PlacedFile[]> {
  const placed: PlacedFile[] = []
  for (const { variant, path: file, key } of files) {
    const handle = await fs.open(file, 'r+')
    try {
      await handle.sync()
      const bytes = await handle.readFile()
      if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-')))
        throw new ReportFailure('rendering', 'What was drawn is no PDF.')
      placed.push({ variant, key, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
    } finally {
      await handle.close()
    }
  }
  return placed
}

/** Takes away what a try that did not publish has left. */
export async function removeFiles(store: FileStore, files: TemporaryFile[]) {
  for (const { path: file, key } of files) {
    await fs.rm(file, { force: true })
    await store.remove(key)
  }
}

/** Takes away what earlier takings of a request left behind: none of them can publish any more. */
export async function removeLeftovers(store: FileStore, folder: string) {
  const keys: string[] = []
  for await (const key of store.list(`${allReports}/${folder}`)) keys.push(key)
  await removeOwnerless(store, keys)
  await removeUnfinished(store, `${folder}~`)
}

/** Looks through every file and takes away those that no report names and nobody is making. */
export async function sweepFiles(store: FileStore): Promise<number> {
  let removed = 0
  let keys: string[] = []
  for await (const key of store.list(allReports)) {
    keys.push(key)
    if (keys.length < 500) continue
    removed += await removeOwnerless(store, keys)
    keys = []
  }
  removed += await removeOwnerless(store, keys)
  return removed + (await removeUnfinished(store))
}

/** Takes away files that were never whole, of workers that were killed. The names hold no more than a request's id. */
export async function removeUnfinished(store: FileStore, prefix = ''): Promise<number> {
  const names = await fs.readdir(store.temporaryFolder).catch(() => [])
  const keys = names
    .filter((name) => name.startsWith(prefix) && name.includes('~'))
    .map((name) => `${allReports}/${name.replace('~', '/')}`)
  const ownerless = await ownerlessAmong(keys)
  for (const key of ownerless) {
    const name = key.slice(allReports.length + 1).replace('/', '~')
    await fs.rm(path.join(store.temporaryFolder, name), { force: true })
  }
  return ownerless.length
}

async function removeOwnerless(store: FileStore, keys: string[]): Promise<number> {
  const ownerless = await ownerlessAmong(keys)
  for (const key of ownerless) await store.remove(key)
  return ownerless.length
}

async function ownerlessAmong(keys: string[]): Promise<string[]> {
  if (keys.length === 0) return []
  const found = await asWorker(
    ({ db }) => db.$queryRaw<{ key: string }[]>`select * from app.ownerless_report_files(${keys}::text[]) as key`,
  )
  return found.map(({ key }) => key)
}

import 'server-only'
import fs from 'node:fs/promises'
import path from 'node:path'
import about from '@/package.json'
import { env } from '@/lib/env'
import type { BackupManifest } from '@/lib/legacy-import/backup'

/** The name of this installation on every page of those who work in it; null where it is the real one. */
export function environmentName(holdsDemoData: boolean): string | null {
  return env().SUBSTANTIA_ENVIRONMENT_NAME ?? (holdsDemoData ? 'Demo data' : null)
}

/** What runs here, and how it was set up: that something is named, never what the name opens. */
export function aboutProgram() {
  const settings = env()
  return {
    version: about.version,
    nodeVersion: process.versions.node,
    startedAt: new Date(Date.now() - process.uptime() * 1000),
    isBuild: settings.NODE_ENV === 'production',
    timeZone: settings.SUBSTANTIA_TIME_ZONE,
    files: settings.SUBSTANTIA_BUCKET ? ('bucket' as const) : ('disk' as const),
    hasMetrics: Boolean(settings.SUBSTANTIA_METRICS_TOKEN),
    memoryBytes: process.memoryUsage().rss,
  }
}

export type Disk = { freeBytes: number; totalBytes: number }

/** The disk below SUBSTANTIA_DATA; null where the system does not say. */
export async function diskOfData(): Promise<Disk | null> {
  try {
    const { bavail, blocks, bsize } = await fs.statfs(path.resolve(env().SUBSTANTIA_DATA))
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
  } catch {
    return null // a file system that does not tell, or no such folder on this machine
  }
}

export type BackupOnDisk = { madeAt: Date; bytes: number }

/** A backup as it lies in its folder; null when this machine does not have it, or no longer. */
export async function backupOnDisk(folder: string): Promise<BackupOnDisk | null> {
  try {
    const text = await fs.readFile(path.join(folder, 'manifest.json'), 'utf8')
    const { madeAt } = JSON.parse(text) as BackupManifest
    const names = await fs.readdir(folder)
    const sizes = await Promise.all(names.map(async (name) => (await fs.stat(path.join(folder, name))).size))
    return { madeAt: new Date(madeAt), bytes: sizes.reduce((sum, size) => sum + size, 0) }
  } catch {
    return null
  }
}

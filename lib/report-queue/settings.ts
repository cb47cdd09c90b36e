import 'server-only'
import path from 'node:path'
import { env } from '@/lib/env'

/** How a worker works; the tests give it less time and another program that draws. */
export type ReportWorkerSettings = {
  name: string
  leaseSeconds: number
  /** How long it listens before it looks by itself. */
  pollSeconds: number
  retrySeconds: number
  renderSeconds: number
  renderMemoryMegabytes: number
  /** A drawing process is replaced after so many reports. */
  rendersPerChild: number
  /** The program that draws, in TypeScript. */
  renderProgram: string
  /** Where the bundled program lies. */
  folder: string
  /** Between two looks for files that no report names; 0: never. */
  sweepSeconds: number
}

export function reportWorkerSettings(name: string): ReportWorkerSettings {
  const settings = env()
  return {
    name,
    leaseSeconds: settings.SUBSTANTIA_REPORT_LEASE_SECONDS,
    pollSeconds: Math.min(5, settings.SUBSTANTIA_REPORT_LEASE_SECONDS),
    retrySeconds: settings.SUBSTANTIA_REPORT_RETRY_SECONDS,
    renderSeconds: settings.SUBSTANTIA_REPORT_SECONDS,
    renderMemoryMegabytes: settings.SUBSTANTIA_REPORT_MEMORY_MB,
    rendersPerChild: 50,
    renderProgram: path.resolve('lib/report-queue/render-child.ts'),
    folder: path.resolve(settings.SUBSTANTIA_DATA, 'report-program'),
    sweepSeconds: 3600,
  }
}

import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors/app-error'
import { formatBytes } from '@/lib/format/numbers'
import { CsvError } from './csv-error'
import { largestFileBytes } from './limits'
import { countRows, preview, sniff, type Detected } from './sniff'

export type ReceivedFile = {
  fileName: string
  filePath: string
  bytes: number
  sha256: string
  detected: Detected
  headers: string[]
  rowCount: number
}

/**
 * Receives a file as a stream, under a name of our own, and finds out how it is written. What is no CSV file, or too
 * large, leaves nothing behind but a sentence.
 */
export async function receiveCsv(body: ReadableStream<Uint8Array>, fileName: string): Promise<ReceivedFile> {
  const folder = path.join(env().SUBSTANTIA_DATA, 'uploads', 'csv')
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const filePath = path.resolve(folder, `${randomUUID()}.csv`)
  try {
    const stored = await store(body, filePath)
    const detected = await sniff(filePath)
    const { headers } = await preview(filePath, detected.settings, 0)
    const rowCount = await countRows(filePath, detected.settings)
    return { ...stored, filePath, fileName: asText(fileName), detected, headers, rowCount }
  } catch (error) {
    fs.rmSync(filePath, { force: true })
    if (error instanceof CsvError) throw new AppError('not-a-csv-file', { field: 'file', message: error.message })
    throw error
  }
}

async function store(body: ReadableStream<Uint8Array>, filePath: string) {
  const hash = createHash('sha256')
  const file = await fs.promises.open(filePath, 'wx', 0o600)
  let bytes = 0
  try {
    for await (const chunk of body) {
      bytes += chunk.length
      if (bytes > largestFileBytes)
        throw new CsvError(`The file is larger than ${formatBytes(largestFileBytes)}. Cut it into several files.`)
      hash.update(chunk)
      await file.write(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** What it was called, as text: shown, never a path. */
function asText(fileName: string) {
  const text = fileName
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}/\\]/gu, '')
    .trim()
  return text.slice(0, 200) || 'table.csv'
}

/** Removes a file that nobody needs any more; that it is gone already is as good. */
export function removeCsv(filePath: string) {
  const folder = path.resolve(env().SUBSTANTIA_DATA, 'uploads', 'csv')
  if (path.dirname(path.resolve(filePath)) === folder) fs.rmSync(filePath, { force: true })
}

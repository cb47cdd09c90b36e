import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors/app-error'
import type { Upload } from './commands'

/**
 * Receives a file as a stream, under a name of our own; what it was called is kept as text only. Stops at the size limit
 * and leaves nothing behind then.
 */
export async function receiveUpload(
  body: ReadableStream<Uint8Array>,
  fileName: string,
): Promise<Omit<Upload, 'timeZone'>> {
  const { SUBSTANTIA_DATA, SUBSTANTIA_MAX_IMPORT_MB } = env()
  const folder = path.join(SUBSTANTIA_DATA, 'uploads')
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const filePath = path.resolve(folder, `${randomUUID()}.db`)
  const hash = createHash('sha256')
  const file = await fs.promises.open(filePath, 'wx', 0o600)
  let bytes = 0
  try {
    for await (const chunk of body) {
      bytes += chunk.length
      if (bytes > SUBSTANTIA_MAX_IMPORT_MB * 1024 * 1024)
        throw new AppError('not-a-legacy-file', { message: `The file is larger than ${SUBSTANTIA_MAX_IMPORT_MB} MB.` })
      hash.update(chunk)
      await file.write(chunk)
    }
    await file.sync()
  } catch (error) {
    await file.close()
    fs.rmSync(filePath, { force: true })
    throw error
  }
  await file.close()
  return {
    fileName:
      fileName
        .normalize('NFC')
        .replaceAll(/[\0-\x1f]/g, '')
        .slice(0, 200) || 'legacy.db',
    filePath,
    bytes,
    sha256: hash.digest('hex'),
  }
}

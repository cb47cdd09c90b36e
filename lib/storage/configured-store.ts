import 'server-only'
import path from 'node:path'
import { env } from '@/lib/env'
import type { FileStore } from './file-store'
import { localStore } from './local-store'

const kept = globalThis as typeof globalThis & { substantiaFileStore?: Promise<FileStore> }

/** The store that the environment names: a folder in SUBSTANTIA_DATA, or a bucket. */
export function fileStore(): Promise<FileStore> {
  kept.substantiaFileStore ??= open()
  return kept.substantiaFileStore
}

async function open(): Promise<FileStore> {
  const settings = env()
  if (!settings.SUBSTANTIA_BUCKET) return localStore(path.join(settings.SUBSTANTIA_DATA, 'files'))
  const { s3Store } = await import('./s3-store') // a large library that most installations never load
  return s3Store({
    bucket: settings.SUBSTANTIA_BUCKET,
    endpoint: settings.SUBSTANTIA_BUCKET_ENDPOINT,
    region: settings.SUBSTANTIA_BUCKET_REGION,
    accessKeyId: settings.SUBSTANTIA_BUCKET_KEY_ID,
    secretAccessKey: settings.SUBSTANTIA_BUCKET_SECRET,
    pathStyle: settings.SUBSTANTIA_BUCKET_PATH_STYLE === 'yes',
    temporaryFolder: path.join(settings.SUBSTANTIA_DATA, 'files', 'unfinished'),
  })
}

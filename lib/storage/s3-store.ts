import 'server-only'
import fs from 'node:fs/promises'
import path from 'node:path'
import { S3Client } from '@aws-sdk/client-s3'
import { Disk } from 'flydrive'
import { S3Driver } from 'flydrive/drivers/s3'
import type { FileStore } from './file-store'

export type S3Settings = {
  bucket: string
  endpoint?: string
  region: string
  accessKeyId?: string
  secretAccessKey?: string
  pathStyle: boolean
  /** A folder of this machine for files that are not whole yet. */
  temporaryFolder: string
}

/** A bucket of any store that speaks S3. An object appears there whole or not at all, so nothing needs renaming. */
export function s3Store({ temporaryFolder, bucket, endpoint, region, pathStyle, ...keys }: S3Settings): FileStore {
  const { accessKeyId, secretAccessKey } = keys
  const client = new S3Client({
    region,
    ...(endpoint && { endpoint }),
    forcePathStyle: pathStyle,
    // the library waits for ever, and a worker that waits shows signs of life
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 20_000, throwOnRequestTimeout: true },
    // Many stores that speak S3 refuse the checksums that the SDK adds by itself. Ours is SHA-256: signed with what is
    // sent, compared with the record's on every reading.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(accessKeyId && secretAccessKey && { credentials: { accessKeyId, secretAccessKey } }),
  })
  const disk = new Disk(new S3Driver({ client, bucket, visibility: 'private', supportsACL: false }))
  return {
    temporaryFolder: path.resolve(temporaryFolder),
    place: async (temporaryPath, key) => {
      // whole, not as a stream: that is sent in signed pieces which few stores know, and is never tried twice
      const bytes = await fs.readFile(temporaryPath)
      await disk.put(key, bytes, { contentType: 'application/pdf', cacheControl: 'private, no-store' })
      await fs.rm(temporaryPath, { force: true })
    },
    read: async (key) => ((await disk.exists(key)) ? Buffer.from(await disk.getBytes(key)) : null),
    remove: (key) => disk.delete(key),
    list: async function* (prefix) {
      let paginationToken: string | undefined
      do {
        const page = await disk.listAll(prefix, { recursive: true, ...(paginationToken && { paginationToken }) })
        // to the store a folder is the beginning of a name: without this, "a" would hold what lies in "ab"
        for (const object of page.objects)
          if (object.isFile && object.key.startsWith(`${prefix.replace(/\/$/, '')}/`)) yield object.key
        paginationToken = page.paginationToken
      } while (paginationToken)
    },
  }
}

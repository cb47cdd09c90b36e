import { createHash } from 'node:crypto'
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { FileStore } from './file-store'
import { s3Store } from './s3-store'

/** The least that speaks S3: what is kept, and the headers it was sent with. A page of a list holds two keys. */
const objects = new Map<string, Buffer>()
const received: http.IncomingHttpHeaders[] = []
const bucket = 'reports'

const server = http.createServer((request, response) => {
  const url = new URL(request.url ?? '', 'http://store')
  const key = decodeURIComponent(url.pathname.slice(bucket.length + 2))
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    if (url.searchParams.has('list-type')) return void response.end(listing(url.searchParams))
    if (request.method === 'PUT') {
      received.push(request.headers)
      objects.set(key, Buffer.concat(chunks))
    }
    if (request.method === 'DELETE') objects.delete(key)
    const bytes = objects.get(key)
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (isRead && !bytes) response.writeHead(404)
    else if (isRead && bytes) response.writeHead(200, { 'content-length': bytes.length })
    response.end(request.method === 'GET' ? bytes : undefined)
  })
})

function listing(query: URLSearchParams) {
  const keys = [...objects.keys()].filter((key) => key.startsWith(query.get('prefix') ?? '')).sort()
  const from = Number(query.get('continuation-token') ?? 0)
  const page = keys.slice(from, from + 2).map((key) => `<Contents><Key>${key}</Key><Size>1</Size></Contents>`)
  const next = from + 2 < keys.length ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : ''
  return `<?xml version="1.0"?><ListBucketResult>${page.join('')}${next}</ListBucketResult>`
}

const temporaryFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'substantia-s3-'))
let store: FileStore

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  store = s3Store({
    bucket,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'eu-north-1',
    accessKeyId: 'a key',
    secretAccessKey: 'a secret',
    pathStyle: true,
    temporaryFolder,
  })
})
afterAll(() => {
  server.close()
  fs.rmSync(temporaryFolder, { recursive: true })
})
beforeEach(() => {
  objects.clear()
  received.length = 0
})

async function place(key: string, text: string) {
  const temporary = path.join(temporaryFolder, 'one')
  fs.writeFileSync(temporary, text)
  await store.place(temporary, key)
  return temporary
}

test('a file is sent whole, signed with its SHA-256 and with nothing that only one store knows', async () => {
  const temporary = await place('reports/a/1-a4.pdf', '%PDF-1.7')

  expect(objects.get('reports/a/1-a4.pdf')?.toString()).toBe('%PDF-1.7')
  expect(fs.existsSync(temporary)).toBe(false)
  expect(received).toHaveLength(1)
  expect(received[0]).toMatchObject({
    'content-length': '8',
    'content-type': 'application/pdf',
    'cache-control': 'private, no-store',
    'x-amz-content-sha256': createHash('sha256').update('%PDF-1.7').digest('hex'),
  })
  for (const header of ['content-encoding', 'x-amz-trailer', 'x-amz-sdk-checksum-algorithm', 'x-amz-acl'])
    expect(received[0]).not.toHaveProperty(header)
})

test('it is read as it was sent; one that is not there is nothing, also to take away', async () => {
  await place('reports/a/1-a4.pdf', '%PDF-1.7')
  expect((await store.read('reports/a/1-a4.pdf'))?.toString()).toBe('%PDF-1.7')
  await store.remove('reports/a/1-a4.pdf')
  expect(await store.read('reports/a/1-a4.pdf')).toBeNull()
  await store.remove('reports/a/1-a4.pdf')
})

test('a folder is listed over all its pages, and not what only begins like it', async () => {
  const keys = ['a/1-a4.pdf', 'a/1-large-print.pdf', 'a/2-a4.pdf', 'ab/1-a4.pdf', 'b/1-a4.pdf'].map(
    (key) => `reports/${key}`,
  )
  for (const key of keys) await place(key, '%PDF-')
  const listed = async (folder: string) => {
    const found: string[] = []
    for await (const key of store.list(folder)) found.push(key)
    return found
  }
  expect(await listed('reports')).toEqual(keys)
  expect(await listed('reports/a')).toEqual(keys.slice(0, 3))
  expect(await listed('reports/c')).toEqual([])
})

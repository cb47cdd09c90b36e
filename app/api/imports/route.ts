import type { NextRequest } from 'next/server'
import { currentViewer } from '@/lib/auth/session'
import { asViewer, recordDenied } from '@/lib/db/scope'
import { env } from '@/lib/env'
import { explain } from '@/lib/errors/explain'
import { isOwnOrigin } from '@/lib/http/origin'
import { createUploadedRun } from '@/lib/imports/commands'
import { receiveUpload } from '@/lib/imports/upload'

const noStore = { 'cache-control': 'private, no-store' }

/**
 * Takes a legacy file: as the body itself (with progress, by script) or in a form (without). Not a server action, because
 * the file may be larger than memory.
 */
export async function POST(request: NextRequest) {
  const viewer = await currentViewer()
  if (!viewer || viewer.mustChangePassword) return refuse(401, 'Log in first.')
  if (!isOwnOrigin(request.headers, env().SUBSTANTIA_PUBLIC_URL))
    return refuse(403, 'This request did not come from a page of this site.')
  if (viewer.role !== 'admin') {
    await recordDenied(viewer, { action: 'imports.upload', entity: 'import_runs' })
    return refuse(403, 'Only administrators import files.')
  }
  try {
    const { body, fileName } = await fileOf(request)
    if (!body) return refuse(400, 'Choose a file.')
    const upload = await receiveUpload(body, fileName)
    const run = await asViewer(viewer, (scope) =>
      createUploadedRun(scope, { ...upload, timeZone: env().SUBSTANTIA_TIME_ZONE }),
    )
    const target = `/admin/imports/${run}`
    return request.headers.get('x-upload')
      ? Response.json({ href: target }, { status: 201, headers: noStore })
      : seeOther(target)
  } catch (error) {
    return refuse(400, explain(error, 'imports.upload').message)
  }
}

async function fileOf(request: NextRequest) {
  if (request.headers.get('x-upload'))
    return { body: request.body, fileName: decodeURIComponent(request.headers.get('x-file-name') ?? '') }
  const file = (await request.formData()).get('file')
  return file instanceof File && file.size > 0
    ? { body: file.stream(), fileName: file.name }
    : { body: null, fileName: '' }
}

function seeOther(path: string) {
  return new Response(null, { status: 303, headers: { ...noStore, location: path } })
}

function refuse(status: number, message: string) {
  return Response.json({ error: message }, { status, headers: noStore })
}

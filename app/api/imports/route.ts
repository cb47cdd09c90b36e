import type { NextRequest } from 'next/server'
import { currentViewer } from '@/lib/auth/session'
import { asViewer, recordDenied } from '@/lib/db/scope'
import { env } from '@/lib/env'
import { explain } from '@/lib/errors/explain'
import { clinicZone } from '@/lib/format/dates'
import { answerScript, refuseScript, seeOther } from '@/lib/http/answers'
import { isOwnOrigin } from '@/lib/http/origin'
import { sentFileName } from '@/lib/http/sent-file-name'
import { createUploadedRun } from '@/lib/imports/commands'
import { receiveUpload } from '@/lib/imports/upload'

/** A form is held in memory while it is read; a larger file needs the script or the command line. */
const largestFormBytes = 64 * 1024 * 1024

/**
 * Takes a legacy file: as the body itself (with progress, by script) or in a form (without). Not a server action, because
 * the file may be larger than memory.
 */
export async function POST(request: NextRequest) {
  const viewer = await currentViewer()
  if (!viewer || viewer.mustChangePassword) return refuseScript(401, 'Log in first.')
  if (!isOwnOrigin(request.headers, env().SUBSTANTIA_PUBLIC_URL))
    return refuseScript(403, 'This request did not come from a page of this site.')
  if (viewer.role !== 'admin') {
    await recordDenied(viewer, { action: 'imports.upload', entity: 'import_runs' })
    return refuseScript(403, 'Only administrators import files.')
  }
  const byScript = Boolean(request.headers.get('x-upload'))
  try {
    const { body, fileName } = byScript ? bodyOf(request) : await formFileOf(request)
    if (!body) return byScript ? refuseScript(400, 'Choose a file.') : seeOther('/admin/imports?refused=1')
    const upload = await receiveUpload(body, fileName)
    const run = await asViewer(viewer, (scope) => createUploadedRun(scope, { ...upload, timeZone: clinicZone() }))
    const target = `/admin/imports/${run}`
    return byScript ? answerScript({ href: target }, 201) : seeOther(target)
  } catch (error) {
    const { message } = explain(error, 'imports.upload')
    return byScript ? refuseScript(400, message) : seeOther('/admin/imports?refused=1')
  }
}

type Sent = { body: ReadableStream<Uint8Array> | null; fileName: string }

function bodyOf(request: NextRequest): Sent {
  return { body: request.body, fileName: sentFileName(request) }
}

async function formFileOf(request: NextRequest): Promise<Sent> {
  const bytes = Number(request.headers.get('content-length') ?? Number.NaN)
  const file = bytes <= largestFormBytes ? (await request.formData()).get('file') : null
  return file instanceof File && file.size > 0
    ? { body: file.stream(), fileName: file.name }
    : { body: null, fileName: '' }
}

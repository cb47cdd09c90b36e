import fs from 'node:fs'
import { Readable } from 'node:stream'
import { asViewer, noteAccess } from '@/lib/db/scope'
import type { AdminViewer } from '@/lib/db/viewer'
import { downloadHeaders } from '@/lib/exports/respond'
import { refuse } from '@/lib/http/answers'
import { fileForAdministrator } from '@/lib/http/file-for-administrator'
import { exportParams } from '@/lib/jobs/params'
import { getJob } from '@/lib/jobs/queries'

/** The file of an export, for the one who asked for it, while it is kept. The address alone opens nothing. */
export async function GET(_request: Request, { params }: RouteContext<'/api/exports/[jobId]'>) {
  const { jobId } = await params
  const what = { action: 'export.download', entity: 'jobs', entityId: jobId.slice(0, 100) }
  return fileForAdministrator(what, (viewer) => answerWithExport(viewer, jobId))
}

async function answerWithExport(viewer: AdminViewer, jobId: string): Promise<Response> {
  const job = await asViewer(viewer, async (scope) => {
    const found = await getJob(scope, jobId)
    const isTheirs = found?.requestedBy === viewer.userId
    if (found)
      noteAccess(scope, {
        action: 'export.download',
        entity: found.name,
        entityId: found.id,
        outcome: isTheirs ? 'ok' : 'denied',
      })
    return isTheirs ? found : null
  })
  const format = exportParams.safeParse(job?.params).data?.format
  if (!job?.filePath || !job.fileName || !format) return refuse(404, 'Not found.')
  if (!job.expiresAt || job.expiresAt < new Date()) return refuse(410, 'This file was kept for a day, and has expired.')
  const file = await fs.promises.open(job.filePath, 'r').catch(() => null)
  if (!file) return refuse(410, 'This file is no longer there. Export the list again.')
  const body = Readable.toWeb(file.createReadStream())
  return new Response(body as ReadableStream<Uint8Array>, {
    headers: { ...downloadHeaders(format, job.fileName), 'content-length': String(job.fileBytes) },
  })
}

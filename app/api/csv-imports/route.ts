import type { NextRequest } from 'next/server'
import { currentViewer } from '@/lib/auth/session'
import { createCsvImport } from '@/lib/csv-import/commands'
import { largestFormBytes } from '@/lib/csv-import/limits'
import { csvEntity } from '@/lib/csv-import/schema'
import { receiveCsv, removeCsv } from '@/lib/csv-import/upload'
import type { CsvEntity } from '@/lib/csv-import/vocabulary'
import { asViewer, recordDenied } from '@/lib/db/scope'
import { env } from '@/lib/env'
import { explain } from '@/lib/errors/explain'
import { answerScript, refuseScript, seeOther } from '@/lib/http/answers'
import { isOwnOrigin } from '@/lib/http/origin'
import { sentFileName } from '@/lib/http/sent-file-name'
import { sealCursor } from '@/lib/tables/cursor'

/**
 * Takes a CSV file: as the body itself (by script, with progress) or in a form (without). Not a server action, because
 * the file may be larger than a form may.
 */
export async function POST(request: NextRequest) {
  const viewer = await currentViewer()
  if (!viewer || viewer.mustChangePassword) return refuseScript(401, 'Log in first.')
  if (!isOwnOrigin(request.headers, env().SUBSTANTIA_PUBLIC_URL))
    return refuseScript(403, 'This request did not come from a page of this site.')
  if (viewer.role !== 'admin') {
    await recordDenied(viewer, { action: 'csv-imports.upload', entity: 'csv_imports' })
    return refuseScript(403, 'Only administrators import files.')
  }
  const byScript = Boolean(request.headers.get('x-upload'))
  const refused = (message: string) =>
    byScript ? refuseScript(400, message) : seeOther(`/admin/imports/csv?refused=${sealCursor([message])}`)
  try {
    const sent = byScript ? bodyOf(request) : await formFileOf(request)
    if ('problem' in sent) return refused(sent.problem)
    const received = await receiveCsv(sent.body, sent.fileName)
    const id = await asViewer(viewer, (scope) => createCsvImport(scope, sent.entity, received)).catch(
      (error: unknown) => {
        removeCsv(received.filePath)
        throw error
      },
    )
    const target = `/admin/imports/csv/${id}/read`
    return byScript ? answerScript({ href: target }, 201) : seeOther(target)
  } catch (error) {
    return refused(explain(error, 'csv-imports.upload').message)
  }
}

type Sent = { body: ReadableStream<Uint8Array>; fileName: string; entity: CsvEntity } | { problem: string }

function bodyOf(request: NextRequest): Sent {
  const entity = csvEntity.safeParse(request.headers.get('x-entity'))
  if (!entity.success) return { problem: 'Choose what the rows are.' }
  if (!request.body) return { problem: 'Choose a file.' }
  return { body: request.body, fileName: sentFileName(request), entity: entity.data }
}

/** A form is held in memory while it is read. */
async function formFileOf(request: NextRequest): Promise<Sent> {
  const bytes = Number(request.headers.get('content-length') ?? Number.NaN)
  if (!(bytes <= largestFormBytes))
    return {
      problem: 'Without JavaScript a file may have at most 64 MB. Cut it into several files, or switch JavaScript on.',
    }
  const form = await request.formData().catch(() => null)
  const file = form?.get('file')
  const entity = csvEntity.safeParse(form?.get('entity'))
  if (!entity.success) return { problem: 'Choose what the rows are.' }
  if (!(file instanceof File) || file.name === '') return { problem: 'Choose a file.' }
  return { body: file.stream(), fileName: file.name, entity: entity.data }
}

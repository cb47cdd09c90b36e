import { createHash } from 'node:crypto'
import { asViewer } from '@/lib/db/scope'
import { clinicToday } from '@/lib/format/dates'
import { answerPatient } from '@/lib/http/answer-patient'
import { fileHeaders, refuse } from '@/lib/http/answers'
import { routeId } from '@/lib/http/route-id'
import { log } from '@/lib/log'
import { takeArchiveFile } from '@/lib/my-data/queries'
import { fileStore } from '@/lib/storage/configured-store'

/**
 * The file with everything about a patient: for that patient only, logged in, in the session in which they gave their
 * password once more within the last ten minutes. The address alone opens nothing.
 */
export async function GET(_request: Request, { params }: RouteContext<'/api/portal/my-data/[archiveId]'>) {
  const id = routeId((await params).archiveId)
  return answerPatient({ action: 'my-data.download', entity: 'data_archives' }, async (viewer) => {
    if (viewer.helping || viewer.previewedBy) return refuse(404, 'Not found.')
    const file = await asViewer(viewer, (scope) => takeArchiveFile(scope, id))
    if (!file) return refuse(404, 'There is no such file, or it has to be opened with your password first.')
    const bytes = await (await fileStore()).read(file.storageKey)
    if (!bytes || createHash('sha256').update(bytes).digest('hex') !== file.sha256) {
      log().error({ archive: id }, 'the file of an archive is gone or was changed')
      return refuse(503, 'This file cannot be read at the moment. Have a new one made.')
    }
    return new Response(new Uint8Array(bytes), {
      headers: {
        ...fileHeaders('application/zip', `my-data-${clinicToday()}.zip`),
        'content-length': String(bytes.length),
      },
    })
  })
}

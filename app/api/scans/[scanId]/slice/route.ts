import { currentViewer } from '@/lib/auth/session'
import { asViewer, recordDenied } from '@/lib/db/scope'
import { explain } from '@/lib/errors/explain'
import { refuse } from '@/lib/http/answers'
import { routeId } from '@/lib/http/route-id'
import { readSlice } from '@/lib/scans/slice'

/**
 * One slice of a scan, for whoever reviews what a model said of it: a doctor who treats the patient now. It has no name:
 * that of the file may be the patient's.
 */
export async function GET(_request: Request, { params }: RouteContext<'/api/scans/[scanId]/slice'>) {
  const viewer = await currentViewer()
  if (!viewer || viewer.mustChangePassword) return refuse(401, 'Log in first.')
  const id = routeId((await params).scanId)
  if (viewer.role !== 'doctor') {
    await recordDenied(viewer, { action: 'scans.slice', entity: 'mri_scan_blobs' })
    return refuse(404, 'Not found.')
  }
  try {
    const slice = await asViewer(viewer, (scope) => readSlice(scope, id))
    if (!slice) return refuse(404, 'There is no picture of this scan, or it is not yours to see.')
    return new Response(new Uint8Array(slice.bytes), {
      headers: {
        'content-type': `image/${slice.format}`,
        'content-length': String(slice.bytes.length),
        'content-disposition': 'inline',
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  } catch (error) {
    const { code, message } = explain(error, 'scans.slice')
    return refuse(code === 'busy' ? 503 : 400, message)
  }
}

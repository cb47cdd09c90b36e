import { asViewer } from '@/lib/db/scope'
import { problemFile } from '@/lib/exports/problem-file'
import { bodyOf, downloadHeaders } from '@/lib/exports/respond'
import { refuse } from '@/lib/http/answers'
import { fileForAdministrator } from '@/lib/http/file-for-administrator'
import { getJob } from '@/lib/jobs/queries'

/** The rows of a job that were not done, each with the reason, as CSV. */
export async function GET(_request: Request, { params }: RouteContext<'/api/exports/[jobId]/problems'>) {
  return fileForAdministrator({ action: 'jobs.rows', entity: 'jobs' }, async (viewer) => {
    const { jobId } = await params
    const job = await asViewer(viewer, (scope) => getJob(scope, jobId))
    if (!job) return refuse(404, 'Not found.')
    return new Response(bodyOf(problemFile(viewer, job)), { headers: downloadHeaders('csv', `not-done-${job.id}.csv`) })
  })
}
